package org.stele.benchmarks.withheld;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.stele.benchmarks.fhir.FhirTarget.Request;
import org.stele.crypto.Bytes;

/** The ways in which FHIR lets somebody ask whether something is there. */
final class Probes {
    private static final String FORM = "application/x-www-form-urlencoded";

    private Probes() {}

    /** Those that write nothing. */
    static List<Probe> reading(Secret secret) {
        List<Probe> all = new ArrayList<>(List.of(
                get("read", Secret::address),
                get("history", it -> it.address() + "/_history"),
                get("search by id", it -> it.kind() + "?_id=" + it.id()),
                get("search by value", it -> it.kind() + "?" + it.condition()),
                get(
                        "search by value, of the patient",
                        it -> it.kind() + "?patient=" + it.patient() + "&" + it.condition()),
                get("count", it -> it.kind() + "?_summary=count&" + it.condition()),
                get("sorted page", it -> it.kind() + "?_count=1&_sort=_lastUpdated&" + it.condition()),
                get("_has", it -> "Patient?_has:" + it.kind() + ":patient:" + it.condition()),
                get("chain", it -> "Provenance?target:" + it.kind() + "." + it.condition()),
                get("include", it -> it.kind() + "?_include=" + it.kind() + ":patient&" + it.condition()),
                new Probe("search in a form", false, Probes::form)));
        if (secret.version().isPresent()) {
            all.add(get(
                    "version", it -> it.address() + "/_history/" + it.version().orElseThrow()));
        }
        return all;
    }

    /**
     * Those that may write, what deletes last.
     *
     * @param fresh a resource of the kind, in the same patient's chart, which the value does not find
     */
    static List<Probe> writing(Secret secret, Bytes fresh) {
        List<Probe> all = new ArrayList<>(List.of(
                write("conditional create", "POST", Secret::kind, it -> Map.of("If-None-Exist", it.condition()), fresh),
                write("conditional update", "PUT", it -> it.kind() + "?" + it.condition(), _ -> Map.of(), fresh),
                write("update", "PUT", Secret::address, _ -> Map.of(), fresh),
                write(
                        "conditional delete",
                        "DELETE",
                        it -> it.kind() + "?" + it.condition(),
                        _ -> Map.of(),
                        Bytes.of(new byte[0]))));
        if (secret.version().isPresent()) {
            all.add(write("update, If-Match", "PUT", Secret::address, Probes::ifMatch, fresh));
            all.add(write("delete, If-Match", "DELETE", Secret::address, Probes::ifMatch, Bytes.of(new byte[0])));
        }
        all.add(write("delete", "DELETE", Secret::address, _ -> Map.of(), Bytes.of(new byte[0])));
        return all;
    }

    /** What the patient's own answers must not have in them. */
    static List<Request> around(Secret secret) {
        return List.of(
                Request.get(
                        "Patient?_id=" + secret.patient() + "&_revinclude=" + secret.kind() + ":patient&_count=500"),
                Request.get("Patient/" + secret.patient() + "/$everything?_count=500"),
                Request.get(secret.kind() + "?patient=" + secret.patient() + "&_count=500"));
    }

    private static Probe get(String name, Function<Secret, String> path) {
        return new Probe(name, false, it -> Request.get(path.apply(it)));
    }

    private static Request form(Secret secret) {
        return new Request("POST", secret.kind() + "/_search", Map.of("Content-Type", FORM), bytes(secret.condition()));
    }

    private static Map<String, String> ifMatch(Secret secret) {
        return Map.of("If-Match", "W/\"" + secret.version().orElseThrow() + "\"");
    }

    private static Probe write(
            String name,
            String method,
            Function<Secret, String> path,
            Function<Secret, Map<String, String>> headers,
            Bytes body) {
        return new Probe(name, true, it -> new Request(method, path.apply(it), headers.apply(it), of(it, path, body)));
    }

    /** With the id where the address has one, as R4 http.html#update demands. */
    private static Bytes of(Secret secret, Function<Secret, String> path, Bytes body) {
        String text = new String(body.toArray(), StandardCharsets.UTF_8);
        return body.length() > 0 && path.apply(secret).contains("/")
                ? bytes(text.replaceFirst("\\{", "{\"id\":\"" + secret.id() + "\","))
                : body;
    }

    private static Bytes bytes(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
