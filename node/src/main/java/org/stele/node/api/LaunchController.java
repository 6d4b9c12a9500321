package org.stele.node.api;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.stele.crypto.RandomId;
import org.stele.formats.launch.LaunchCode;
import org.stele.formats.launch.LaunchDecided;
import org.stele.formats.launch.LaunchDecision;
import org.stele.formats.launch.LaunchOpening;
import org.stele.formats.launch.LaunchRequest;
import org.stele.formats.launch.LaunchTicket;
import org.stele.node.auth.Caller;
import org.stele.node.smart.PageAnswer;
import org.stele.node.smart.Smart;

/** Applications that people launch: what their browsers see, and what the people decide with their keys. */
@RestController
final class LaunchController {
    private final Smart smart;

    LaunchController(Smart smart) {
        this.smart = smart;
    }

    @GetMapping("/oauth2/authorize")
    void authorize(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        answer(smart.server().authorize(query, request.getRemoteAddr(), browser(request)), response);
    }

    @GetMapping("/oauth2/launches/{page}")
    void page(@PathVariable RandomId page, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(smart.server().launch(page, browser(request)), response);
    }

    /** Of the body as it was sent: Spring would put one together from parameters, which nobody reads here. */
    @PostMapping(path = "/oauth2/launches/{page}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    void confirm(@PathVariable RandomId page, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] form = request.getInputStream().readAllBytes();
        answer(smart.server().confirm(page, browser(request), form), response);
    }

    private Optional<String> browser(HttpServletRequest request) {
        String name = smart.server().cookie();
        return Stream.of(Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]))
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    @PostMapping("/v1/launches")
    LaunchTicket open(Caller caller, @RequestBody LaunchOpening opening) {
        return smart.server().opener().open(caller, opening);
    }

    @GetMapping("/v1/launches/{code}")
    LaunchRequest launch(Caller caller, @PathVariable LaunchCode code) {
        return smart.server().desk().read(caller, code);
    }

    @PostMapping("/v1/launches/{code}")
    LaunchDecided decide(Caller caller, @PathVariable LaunchCode code, @RequestBody LaunchDecision decision) {
        return smart.server().desk().decide(caller, code, decision);
    }

    private static void answer(PageAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.location().ifPresent(location -> response.setHeader(HttpHeaders.LOCATION, location));
        answer.retryAfter().ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)));
        answer.cookie().ifPresent(cookie -> response.setHeader(HttpHeaders.SET_COOKIE, cookie));
        response.setHeader("Content-Security-Policy", PageAnswer.POLICY);
        response.setContentType("text/html;charset=utf-8");
        response.getOutputStream().write(answer.page().getBytes(StandardCharsets.UTF_8));
    }
}
