package org.stele.node.smart;

import org.stele.crypto.Bytes;
import org.stele.formats.launch.LaunchRequest;
import org.stele.gateway.fhir.json.CanonicalJson;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Says who approved a token that counts, as its id token did (OpenID Connect Core 1.0 §5.3). Safe for use by many threads. */
final class UserInfo {
    private final LiveTokens live;
    private final AccessTokens tokens;
    private final Identities identities;

    UserInfo(LiveTokens live, AccessTokens tokens, Identities identities) {
        this.live = live;
        this.tokens = tokens;
        this.identities = identities;
    }

    /** @throws ProblemException {@code INVALID_TOKEN}; {@code INSUFFICIENT_SCOPE} for one that nobody approved, or without {@code openid} */
    Bytes of(String token) {
        if (!live.isLive(token)) { // before anything is computed for whoever asks
            throw new ProblemException(ProblemCode.INVALID_TOKEN);
        }
        Approval approval = tokens.verify(token)
                .approval()
                .filter(it -> it.scopes().has(LaunchRequest.OPENID))
                .orElseThrow(() -> new ProblemException(ProblemCode.INSUFFICIENT_SCOPE));
        Identity identity = identities.of(approval).orElseThrow(() -> new ProblemException(ProblemCode.INVALID_TOKEN));
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("sub", identity.subject());
        identity.fhirUser().ifPresent(address -> body.put(LaunchRequest.FHIR_USER, address));
        return CanonicalJson.write(body);
    }
}
