package org.stele.node.smart;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.stele.formats.launch.LaunchRequest;
import org.stele.node.config.SmartSettings;

/**
 * Reads what applications ask browsers to bring (RFC 6749 §4.1.1, RFC 7636 §4.3, SMART App Launch 2.2). Until it is known that
 * the application takes answers where it says, nobody is sent there. Safe for use by many threads.
 */
final class AuthorizationRequests {
    private static final String INVALID_REQUEST = RefusedException.INVALID_REQUEST;
    private static final Pattern STATE = Pattern.compile("[ -~]{1,1024}"); // RFC 6749 appendix A.5
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private static final String USED = "launch counts once, for five minutes: open it from the record system again";

    private final SmartSettings settings;
    private final Applications applications;
    private final LaunchContexts contexts;

    /**
     * A request that a person can be asked about.
     *
     * @param opened how it was opened from the record system, where it was
     */
    record Asked(
            Application application,
            String redirect,
            String state,
            PersonScopes scopes,
            String challenge,
            Optional<String> nonce,
            Optional<OpenedLaunch> opened) {}

    AuthorizationRequests(SmartSettings settings, Applications applications, LaunchContexts contexts) {
        this.settings = settings;
        this.applications = applications;
        this.contexts = contexts;
    }

    /**
     * Reads one. What it was opened with is used then.
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
        Optional<String> nonce = form.get("nonce");
        require(nonce.filter(matches(STATE).negate()).isEmpty(), back, "nonce is 1 to 1024 characters of ASCII");
        if (is(form, "prompt", "none")) { // OpenID Connect Core 1.0 §3.1.2.6: a person is always asked
            throw back.refused("interaction_required");
        }
        PersonScopes scopes = scopes(form, use, back);
        return new Asked(
                application,
                back.redirect(),
                back.state(),
                scopes,
                challenge.orElseThrow(),
                nonce,
                opened(form, application, scopes, back));
    }

    /** Last, since it is used then: one that is refused for anything else counts on. */
    private Optional<OpenedLaunch> opened(Form form, Application application, PersonScopes scopes, ReturnAddress back) {
        Optional<String> launch = form.get("launch");
        require(
                launch.isPresent() == scopes.has(LaunchRequest.LAUNCH),
                back,
                "launch is what the record system gave, with the scope launch, and only with it");
        Optional<OpenedLaunch> opened = launch.flatMap(value -> contexts.find(value, application));
        require(opened.isPresent() == launch.isPresent(), back, USED);
        if (scopes.needPatient()
                && opened.flatMap(it -> it.by().context().patient()).isEmpty()) {
            throw back.refused(
                    RefusedException.INVALID_SCOPE, "it was opened for no patient: ask for launch/patient too");
        }
        require(opened.map(contexts::take).orElse(true), back, USED);
        return opened;
    }

    private static PersonScopes scopes(Form form, Application.ForPeople use, ReturnAddress back) {
        return form.get("scope")
                .flatMap(PersonScopes::parse)
                .filter(PersonScopes::isOneReach)
                .filter(use.scopes()::cover)
                .orElseThrow(
                        () -> back.refused(
                                RefusedException.INVALID_SCOPE,
                                "name scopes that the application is registered for: user/ alone, or patient/ with launch/patient or launch"));
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
