package org.stele.node.smart;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.stele.node.config.SmartSettings;

/**
 * Reads what applications ask browsers to bring (RFC 6749 §4.1.1, RFC 7636 §4.3, SMART App Launch 2.2, standalone). Until it is known that
 * the application takes answers where it says, nobody is sent there. Safe for use by many threads.
 */
final class AuthorizationRequests {
    private static final String INVALID_REQUEST = RefusedException.INVALID_REQUEST;
    private static final Pattern STATE = Pattern.compile("[ -~]{1,1024}"); // RFC 6749 appendix A.5
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final SmartSettings settings;
    private final Applications applications;

    /** A request that a person can be asked about. */
    record Asked(
            Application application,
            String redirect,
            String state,
            PersonScopes scopes,
            String challenge,
            Optional<String> nonce) {}

    AuthorizationRequests(SmartSettings settings, Applications applications) {
        this.settings = settings;
        this.applications = applications;
    }

    /**
     * Reads one.
     *
     * @throws RefusedException where it is for the person to see
     * @throws ReturnedException where it is for the application to hear
     */
    Asked read(Form form) {
        Application application = applications
                .find(form.require("client_id"))
                .filter(it -> it.forPeople().isPresent())
                .orElseThrow(() -> shown("No application of this name can be approved here."));
        Application.ForPeople use = application.forPeople().orElseThrow();
        String redirect = form.get("redirect_uri")
                .filter(use.redirects()::contains)
                .orElseThrow(() -> shown("The application does not take answers at the address that it names."));
        String state = form.get("state").filter(matches(STATE)).orElse("");
        return asked(form, application, use, new ReturnAddress(redirect, settings.issuer(), state));
    }

    private Asked asked(Form form, Application application, Application.ForPeople use, ReturnAddress back) {
        if (form.get("request").isPresent() || form.get("request_uri").isPresent()) {
            throw back.refused("request_not_supported");
        }
        if (!is(form, "response_type", "code")) {
            throw back.refused("unsupported_response_type", "response_type is code");
        }
        require(!back.state().isEmpty(), back, "state is required, in ASCII");
        require(is(form, "code_challenge_method", "S256"), back, "code_challenge_method is S256");
        Optional<String> challenge = form.get("code_challenge").filter(matches(CHALLENGE));
        require(challenge.isPresent(), back, "code_challenge is required, of 43 characters");
        require(is(form, "aud", settings.audience()), back, "aud is " + settings.audience());
        require(form.get("launch").isEmpty(), back, "launch is for who is launched from a record system");
        Optional<String> nonce = form.get("nonce");
        require(nonce.filter(matches(STATE).negate()).isEmpty(), back, "nonce is 1 to 1024 characters of ASCII");
        if (is(form, "prompt", "none")) { // OpenID Connect Core 1.0 §3.1.2.6: a person is always asked
            throw back.refused("interaction_required");
        }
        return new Asked(
                application, back.redirect(), back.state(), scopes(form, use, back), challenge.orElseThrow(), nonce);
    }

    private static PersonScopes scopes(Form form, Application.ForPeople use, ReturnAddress back) {
        return form.get("scope")
                .flatMap(PersonScopes::parse)
                .filter(PersonScopes::isOneReach)
                .filter(use.scopes()::cover)
                .orElseThrow(
                        () -> back.refused(
                                RefusedException.INVALID_SCOPE,
                                "name scopes that the application is registered for: user/ alone, or patient/ with launch/patient"));
    }

    private static boolean is(Form form, String name, String value) {
        return form.get(name).filter(value::equals).isPresent();
    }

    private static void require(boolean condition, ReturnAddress back, String otherwise) {
        if (!condition) {
            throw back.refused(INVALID_REQUEST, otherwise);
        }
    }

    private static Predicate<String> matches(Pattern pattern) {
        return text -> pattern.matcher(text).matches();
    }

    private static RefusedException shown(String what) {
        return new RefusedException(INVALID_REQUEST, what);
    }
}
