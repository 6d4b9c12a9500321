package org.stele.node.smart;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.stele.crypto.Bytes;
import org.stele.formats.launch.LaunchRequest;
import org.stele.gateway.fhir.json.CanonicalJson;
import org.stele.node.config.SmartSettings;
import tools.jackson.databind.json.JsonMapper;

/** What applications read first (SMART App Launch 2.2, conformance): what is there, and nothing else. */
final class SmartConfiguration {
    private static final List<String> SCOPES = Stream.concat(
                    Stream.of("system", "user", "patient")
                            .flatMap(
                                    context -> Stream.of("rs", "r", "s", "read").map(it -> context + "/*." + it)),
                    LaunchRequest.BESIDE_RESOURCES.stream().sorted())
            .toList();

    private static final List<String> CAPABILITIES = List.of(
            "launch-ehr",
            "launch-standalone",
            "client-public",
            "client-confidential-asymmetric",
            "sso-openid-connect",
            "context-banner",
            "context-ehr-patient",
            "context-ehr-encounter",
            "context-standalone-patient",
            "context-standalone-encounter",
            "permission-offline",
            "permission-patient",
            "permission-user",
            "permission-v1",
            "permission-v2");

    private SmartConfiguration() {}

    static Bytes of(SmartSettings settings) {
        Map<String, Object> members = common(settings);
        members.put("introspection_endpoint", settings.at("/oauth2/introspect"));
        members.put("revocation_endpoint", settings.at("/oauth2/revoke"));
        members.put("capabilities", CAPABILITIES);
        return CanonicalJson.write(JsonMapper.shared().valueToTree(members));
    }

    /** OpenID Connect Discovery 1.0 §3. Seats are called the same by all applications, patients otherwise by each. */
    static Bytes ofOpenId(SmartSettings settings) {
        Map<String, Object> members = common(settings);
        members.put("userinfo_endpoint", settings.at(SmartServer.USER_INFO));
        members.put("subject_types_supported", List.of("pairwise", "public"));
        members.put("id_token_signing_alg_values_supported", List.of("ES256"));
        members.put("claims_supported", List.of("iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "fhirUser"));
        members.put("request_parameter_supported", false);
        members.put("request_uri_parameter_supported", false);
        return CanonicalJson.write(JsonMapper.shared().valueToTree(members));
    }

    private static Map<String, Object> common(SmartSettings settings) {
        return new TreeMap<>(Map.ofEntries(
                entry("issuer", settings.issuer()),
                entry("authorization_endpoint", settings.at(Launching.AUTHORIZE)),
                entry("authorization_response_iss_parameter_supported", true),
                entry("response_types_supported", List.of("code")),
                entry("token_endpoint", settings.at(SmartServer.TOKEN)),
                entry("token_endpoint_auth_methods_supported", List.of("private_key_jwt", "none")),
                entry("token_endpoint_auth_signing_alg_values_supported", List.of("ES384", "RS384")),
                entry("grant_types_supported", List.of("client_credentials", "authorization_code", "refresh_token")),
                entry("code_challenge_methods_supported", List.of("S256")),
                entry("scopes_supported", SCOPES),
                entry("jwks_uri", settings.at("/oauth2/jwks"))));
    }
}
