package org.stele.node.smart;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stele.crypto.RandomId;
import org.stele.formats.launch.LaunchCode;

/** An application without a key that people launch, and the browser that it sends. */
record Launched(String id, String verifier) {
    static final String REDIRECT = "https://app.example/answer";
    static final String AUDIENCE = "https://ward.example/fhir/R4";

    private static final Pattern CODE = Pattern.compile("wallet approve ([0-9A-Z]{4}-[0-9A-Z]{4})");

    static Launched of(String id) {
        return new Launched(id, RandomId.generate().toString() + RandomId.generate());
    }

    void register(Path folder, String scope) throws IOException {
        register(folder, "Growth charts", scope, "");
    }

    /** @param more members of the file, each with a comma before it */
    void register(Path folder, String name, String scope, String more) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(id + ".json"), """
                {"name":"%s","redirect_uris":["%s","http://127.0.0.1:8123/back?to=1"],"scope":"%s"%s}
                """.formatted(name, REDIRECT, scope, more));
    }

    /** What it asks for, to be changed by who wants something else. */
    Map<String, String> asked(String scope) throws Exception {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("response_type", "code");
        asked.put("client_id", id);
        asked.put("redirect_uri", REDIRECT);
        asked.put("scope", scope);
        asked.put("state", "of its session & more");
        asked.put("aud", AUDIENCE);
        asked.put("code_challenge", challenge());
        asked.put("code_challenge_method", "S256");
        return asked;
    }

    private String challenge() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    static String query(Map<String, String> asked) {
        String[] pairs = asked.entrySet().stream()
                .flatMap(entry -> java.util.stream.Stream.of(entry.getKey(), entry.getValue()))
                .toArray(String[]::new);
        return new String(Service.form(pairs), StandardCharsets.UTF_8);
    }

    byte[] tokenForm(String code) {
        return Service.form(
                "grant_type", "authorization_code",
                "client_id", id,
                "code", code,
                "redirect_uri", REDIRECT,
                "code_verifier", verifier);
    }

    static RandomId page(PageAnswer begun) {
        String location = begun.location().orElseThrow();
        return RandomId.parse(location.substring(location.lastIndexOf('/') + 1));
    }

    /** The value of the cookie that the browser has from then on. */
    static Optional<String> cookie(PageAnswer begun) {
        String header = begun.cookie().orElseThrow();
        return Optional.of(header.substring(header.indexOf('=') + 1, header.indexOf(';')));
    }

    static LaunchCode code(PageAnswer page) {
        Matcher matcher = CODE.matcher(page.page());
        if (!matcher.find()) {
            throw new AssertionError(page.page());
        }
        return LaunchCode.parse(matcher.group(1));
    }

    /** The code among what the application is answered. */
    static String given(Map<String, String> answer) {
        return Objects.requireNonNull(answer.get("code"), answer::toString);
    }

    /** What the application is answered. */
    static Map<String, String> answer(PageAnswer answer) {
        URI address = URI.create(answer.location().orElseThrow());
        Map<String, String> members = new HashMap<>();
        for (String part : address.getRawQuery().split("&", -1)) {
            String[] both = part.split("=", 2);
            members.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
        return members;
    }
}
