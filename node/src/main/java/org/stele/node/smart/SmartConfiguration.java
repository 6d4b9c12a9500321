package org.stele.node.smart;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.json.CanonicalJson;
import org.stele.node.config.SmartSettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * What applications read first (SMART App Launch 2.2, conformance): what is there, and nothing else. That S256 is the way of PKCE must stand in
 * each; without an authorization endpoint nobody is led to it.
 */
final class SmartConfiguration {
    private SmartConfiguration() {}

    static Bytes of(SmartSettings settings) {
        Map<String, Object> members = Map.ofEntries(
                entry("token_endpoint", settings.at(SmartServer.TOKEN)),
                entry("token_endpoint_auth_methods_supported", List.of("private_key_jwt")),
                entry("token_endpoint_auth_signing_alg_values_supported", List.of("ES384", "RS384")),
                entry("grant_types_supported", List.of("client_credentials")),
                entry("code_challenge_methods_supported", List.of("S256")),
                entry("scopes_supported", List.of("system/*.rs", "system/*.r", "system/*.s", "system/*.read")),
                entry("introspection_endpoint", settings.at("/oauth2/introspect")),
                entry("revocation_endpoint", settings.at("/oauth2/revoke")),
                entry("jwks_uri", settings.at("/oauth2/jwks")),
                entry("capabilities", List.of("client-confidential-asymmetric", "permission-v1", "permission-v2")));
        return CanonicalJson.write(JsonMapper.shared().valueToTree(members));
    }
}
