package org.stele.node.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stele.crypto.Bytes;
import org.stele.exchange.Exchange;
import org.stele.exchange.healthlink.HealthLinks;
import org.stele.exchange.healthlink.LinkAnswer;
import org.stele.exchange.healthlink.LinkUse;
import org.stele.node.config.HttpSettings;
import org.stele.node.healthlink.Manifest;
import org.stele.node.healthlink.ManifestRequest;
import org.stele.node.healthlink.Strangers;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** SMART Health Links 1.0, for whoever has one. */
@RestController
final class HealthLinkUseController {
    private static final MediaType JOSE = MediaType.parseMediaType("application/jose");

    private final HealthLinks links;
    private final HttpSettings http;
    private final Strangers strangers;

    HealthLinkUseController(Exchange exchange, HttpSettings http, InstantSource clock) {
        this.links = exchange.healthLinks();
        this.http = http;
        this.strangers = new Strangers(links, clock);
    }

    @PostMapping("/shl/{address}")
    ResponseEntity<byte[]> use(@PathVariable String address, HttpServletRequest request) throws IOException {
        LinkUse use = ManifestRequest.read(request.getInputStream().readAllBytes());
        Bytes parsed = counted(address, request);
        return switch (links.use(parsed, use)) {
            case LinkAnswer.Embedded(String file) -> json(HttpStatus.OK, Manifest.embedded(file));
            case LinkAnswer.Located(Bytes ticket) ->
                json(HttpStatus.OK, Manifest.located(location(request, parsed, ticket)));
            case LinkAnswer.WrongPasscode(int remaining) ->
                json(HttpStatus.UNAUTHORIZED, Manifest.wrongPasscode(remaining));
            case LinkAnswer.Busy() -> throw Strangers.tooOften();
            case LinkAnswer.None() -> throw new ProblemException(ProblemCode.NOT_FOUND);
        };
    }

    /** As recipients reach it; where nobody said how, as this one did. */
    private String location(HttpServletRequest request, Bytes address, Bytes ticket) {
        return http.reached("/shl/" + address + "/" + ticket).orElseGet(() -> request.getRequestURL() + "/" + ticket);
    }

    /** By GET alone: HEAD would redeem the ticket and bring nothing. */
    @GetMapping("/shl/{address}/{ticket}")
    ResponseEntity<byte[]> fetch(
            @PathVariable String address, @PathVariable String ticket, HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            throw new ProblemException(ProblemCode.METHOD_NOT_ALLOWED);
        }
        Bytes parsed = counted(address, request);
        if (links.fetch(parsed, bytes(ticket)) instanceof LinkAnswer.Embedded(String file)) {
            return ResponseEntity.ok().contentType(JOSE).body(file.getBytes(StandardCharsets.US_ASCII));
        }
        throw new ProblemException(ProblemCode.NOT_FOUND);
    }

    private Bytes counted(String address, HttpServletRequest request) {
        Bytes parsed = bytes(address);
        strangers.count(parsed, request.getRemoteAddr());
        return parsed;
    }

    /** What is no address is none of a link. */
    private static Bytes bytes(String text) {
        try {
            return Bytes.parse(text);
        } catch (IllegalArgumentException e) {
            return Bytes.wrap(new byte[0]);
        }
    }

    private static ResponseEntity<byte[]> json(HttpStatus status, Bytes body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body.toArray());
    }
}
