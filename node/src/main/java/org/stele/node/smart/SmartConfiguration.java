package org.stele.node.smart;

import java.util.List;
import java.util.Map;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.json.CanonicalJson;
import org.stele.node.config.SmartSettings;
import tools.jackson.databind.json.JsonMapper;

/** What applications read first (SMART App Launch 2.2, conformance): what is there, and nothing else. */
final class SmartConfiguration {
    private SmartConfiguration() {}

    static Bytes of(SmartSettings settings) {
        Map<String, Object> members = Map.of(
                "token_endpoint", settings.at(SmartServer.TOKEN),
                "token_endpoint_auth_methods_supported", List.of("private_key_jwt"),
                "token_endpoint_auth_signing_alg_values_supported", List.of("ES384", "RS384"),
                "grant_types_supported", List.of("client_credentials"),
                "scopes_supported", List.of("system/*.rs", "system/*.r", "system/*.s", "system/*.read"),
                "introspection_endpoint", settings.at("/oauth2/introspect"),
                "revocation_endpoint", settings.at("/oauth2/revoke"),
                "jwks_uri", settings.at("/oauth2/jwks"),
                "capabilities", List.of("client-confidential-asymmetric", "permission-v1", "permission-v2"));
        return CanonicalJson.write(JsonMapper.shared().valueToTree(members));
    }
}
