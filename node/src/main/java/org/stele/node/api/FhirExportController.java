package org.stele.node.api;

import static org.stele.node.api.FhirHttp.BASE;
import static org.stele.node.api.FhirHttp.asker;
import static org.stele.node.api.FhirHttp.base;
import static org.stele.node.api.FhirHttp.query;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.stele.crypto.RandomId;
import org.stele.exchange.export.Export;
import org.stele.exchange.export.Export.Copied;
import org.stele.exchange.export.Export.Level;
import org.stele.exchange.export.Export.Order;
import org.stele.exchange.export.Export.Stage;
import org.stele.node.auth.Caller;
import org.stele.node.fhir.export.BulkExports;
import org.stele.node.fhir.export.Manifest;
import org.stele.node.fhir.rest.Asker;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** Bulk exports (Bulk Data Access 2.0, export.html), for the organisation's own clinicians. */
@RestController
final class FhirExportController {
    private static final String EXPORT = BASE + "/$export";
    private static final String ASYNC = "respond-async";
    private static final String RETRY_SECONDS = "2";
    private static final String NDJSON = "application/fhir+ndjson";

    private final BulkExports exports;

    FhirExportController(BulkExports exports) {
        this.exports = exports;
    }

    @GetMapping(path = EXPORT)
    ResponseEntity<Void> system(Caller caller, HttpServletRequest request) {
        return begin(caller, Level.SYSTEM, request);
    }

    @GetMapping(path = BASE + "/Patient/$export")
    ResponseEntity<Void> patients(Caller caller, HttpServletRequest request) {
        return begin(caller, Level.PATIENTS, request);
    }

    @GetMapping(path = EXPORT + "/{export}")
    ResponseEntity<byte[]> status(Caller caller, @PathVariable String export, HttpServletRequest request) {
        Export found = exports.find(caller.author(), id(export));
        if (found.stage() == Stage.WORKING) {
            return ResponseEntity.accepted()
                    .header("X-Progress", progress(found))
                    .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                    .build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.EXPIRES,
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                found.until().atOffset(ZoneOffset.UTC)))
                .body(Manifest.of(found, address(request, found.id())).toArray());
    }

    /** Of what is in it, and of nothing else: how many charts were looked at would tell how many keep everything back. */
    private static String progress(Export export) {
        int resources = export.files().stream().mapToInt(Copied::count).sum();
        return "at work, " + resources + " resources so far";
    }

    @DeleteMapping(path = EXPORT + "/{export}")
    ResponseEntity<Void> cancel(Caller caller, @PathVariable String export) {
        exports.cancel(caller.author(), id(export));
        return ResponseEntity.accepted().build();
    }

    @GetMapping(path = EXPORT + "/{export}/{file}")
    ResponseEntity<byte[]> file(Caller caller, @PathVariable String export, @PathVariable String file) {
        byte[] lines = exports.file(caller.author(), id(export), number(file)).toArray();
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(NDJSON)).body(lines);
    }

    private ResponseEntity<Void> begin(Caller caller, Level level, HttpServletRequest request) {
        requireAsync(request);
        String query = query(request);
        String url = request.getRequestURL() + (query.isEmpty() ? "" : "?" + query);
        Asker asker = asker(caller, request);
        RandomId begun = exports.begin(asker.author(), new Order(level, url, query), asker.lenient());
        return ResponseEntity.accepted()
                .header(HttpHeaders.CONTENT_LOCATION, address(request, begun))
                .build();
    }

    private static void requireAsync(HttpServletRequest request) {
        if (Collections.list(request.getHeaders("Prefer")).stream().noneMatch(it -> it.contains(ASYNC))) {
            throw new ProblemException(Problem.of(
                    ProblemCode.MALFORMED_REQUEST,
                    "An export is worked off while you wait elsewhere: send Prefer: respond-async."));
        }
    }

    private static String address(HttpServletRequest request, RandomId export) {
        return URI.create(base(request) + "/$export/" + export).toString();
    }

    private static RandomId id(String text) {
        try {
            return RandomId.parse(text);
        } catch (IllegalArgumentException _) {
            throw new ProblemException(ProblemCode.NOT_FOUND);
        }
    }

    private static int number(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new ProblemException(ProblemCode.NOT_FOUND);
        }
        return Integer.parseInt(text);
    }
}
