package org.stele.node.smart;

import java.io.Serial;

/** A request in OAuth's form is refused, with one of its codes (RFC 6749 §5.2). */
final class RefusedException extends RuntimeException {
    static final String INVALID_REQUEST = "invalid_request";
    static final String INVALID_CLIENT = "invalid_client";
    static final String INVALID_SCOPE = "invalid_scope";
    static final String UNAUTHORIZED_CLIENT = "unauthorized_client";
    static final String UNSUPPORTED_GRANT_TYPE = "unsupported_grant_type";

    static final String INVALID_GRANT = "invalid_grant";

    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param description what to do, without anything of the request */
    RefusedException(String code, String description) {
        super(description, null, false, false);
        this.code = code;
    }

    /** The same whatever is wrong with it. */
    static RefusedException invalidGrant() {
        return new RefusedException(
                INVALID_GRANT,
                "The code is none that counts for this application, redirect_uri and code_verifier, or the refresh_token none for this application; or it was used, or what was approved is over: begin again.");
    }

    String code() {
        return code;
    }

    OAuthAnswer answer() {
        return OAuthAnswer.error(code, String.valueOf(getMessage()));
    }
}
