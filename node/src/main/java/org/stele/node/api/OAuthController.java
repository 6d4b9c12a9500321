package org.stele.node.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.BiFunction;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stele.crypto.Bytes;
import org.stele.node.auth.BearerToken;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.node.smart.OAuthAnswer;
import org.stele.node.smart.Smart;

/** OAuth 2 for applications that are registered here. */
@RestController
final class OAuthController {
    private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED_VALUE;

    private final Smart smart;

    OAuthController(Smart smart) {
        this.smart = smart;
    }

    @PostMapping(path = "/oauth2/token", consumes = FORM)
    ResponseEntity<byte[]> token(HttpServletRequest request) throws IOException {
        return answer(request, smart.server()::token);
    }

    @PostMapping(path = "/oauth2/revoke", consumes = FORM)
    ResponseEntity<byte[]> revoke(HttpServletRequest request) throws IOException {
        return answer(request, smart.server()::revoke);
    }

    @PostMapping(path = "/oauth2/introspect", consumes = FORM)
    ResponseEntity<byte[]> introspect(HttpServletRequest request) throws IOException {
        return answer(request, smart.server()::introspect);
    }

    @GetMapping("/oauth2/userinfo")
    ResponseEntity<byte[]> userInfo(HttpServletRequest request) {
        return json(smart.server().userInfo(bearer(request)));
    }

    /** Its body is not looked at: a token stands in the header and nowhere else. */
    @PostMapping("/oauth2/userinfo")
    ResponseEntity<byte[]> userInfoByPost(HttpServletRequest request) {
        return json(smart.server().userInfo(bearer(request)));
    }

    private static String bearer(HttpServletRequest request) {
        requireNoQuery(request, "Nothing stands in this address: send the token in the header Authorization.");
        return BearerToken.in(request).orElseThrow(() -> new ProblemException(ProblemCode.INVALID_TOKEN));
    }

    @GetMapping("/oauth2/jwks")
    ResponseEntity<byte[]> keys() {
        return json(smart.server().keys());
    }

    @GetMapping("/.well-known/openid-configuration")
    ResponseEntity<byte[]> openId() {
        return json(smart.server().openIdConfiguration());
    }

    @GetMapping(FhirHttp.BASE + "/.well-known/smart-configuration")
    ResponseEntity<byte[]> configuration() {
        return json(smart.server().configuration());
    }

    /** Of the body as it was sent: Spring would put one together from parameters, which nobody reads here. */
    private static ResponseEntity<byte[]> answer(
            HttpServletRequest request, BiFunction<byte[], String, OAuthAnswer> work) throws IOException {
        requireNoQuery(request, "Nothing stands in this address: send a form in the body.");
        OAuthAnswer answer = work.apply(request.getInputStream().readAllBytes(), request.getRemoteAddr());
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(answer.status()).contentType(MediaType.APPLICATION_JSON);
        answer.retryAfter().ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)));
        return response.body(answer.body().toArray());
    }

    private static void requireNoQuery(HttpServletRequest request, String advice) {
        if (request.getQueryString() != null) {
            throw new ProblemException(Problem.of(ProblemCode.MALFORMED_REQUEST, advice));
        }
    }

    private static ResponseEntity<byte[]> json(Bytes body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body.toArray());
    }
}
