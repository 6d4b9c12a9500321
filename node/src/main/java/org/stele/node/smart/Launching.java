package org.stele.node.smart;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.formats.launch.LaunchCode;
import org.stele.formats.launch.LaunchConfirmation;
import org.stele.formats.launch.LaunchRequest;
import org.stele.node.config.SmartSettings;
import org.stele.node.smart.AuthorizationRequests.Asked;

/** Takes a browser from an application to a person's decision, and back. Safe for use by many threads. */
final class Launching {
    static final String AUTHORIZE = "/oauth2/authorize";
    static final String PAGE = "/oauth2/launches/";

    /** What people type. */
    static final String NUMBER = "number";

    private static final int BAD = 400;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;

    private final SmartSettings settings;
    private final BrowserCookie cookie;
    private final AuthorizationRequests requests;
    private final Registrations registrations;
    private final Launches launches;
    private final LaunchContexts contexts;
    private final CodeMint codes;
    private final InstantSource clock;

    Launching(
            SmartSettings settings,
            AuthorizationRequests requests,
            Registrations registrations,
            Launches launches,
            LaunchContexts contexts,
            CodeMint codes,
            InstantSource clock) {
        this.settings = settings;
        this.cookie = new BrowserCookie(settings.address());
        this.requests = requests;
        this.registrations = registrations;
        this.launches = launches;
        this.contexts = contexts;
        this.codes = codes;
        this.clock = clock;
    }

    /** Of the cookie that ties a page to its browser. */
    String cookie() {
        return cookie.name();
    }

    /**
     * Begins one. The browser goes on to a page of its own, so that to load it again begins no other.
     *
     * @param query as sent
     * @param browser its cookie, where it has one
     */
    PageAnswer begin(String query, String address, Optional<String> browser) {
        try {
            Asked asked = requests.read(Form.parse(query.getBytes(StandardCharsets.UTF_8)));
            RandomId secret = BrowserCookie.secret(browser).orElseGet(RandomId::generate);
            Launch launch = new Launch(
                    RandomId.generate(),
                    Launch.hash(secret),
                    AddressBlock.of(address),
                    request(asked, address),
                    asked.state(),
                    asked.nonce(),
                    Launch.Waiting.begun());
            add(launch, asked);
            return PageAnswer.goOn(settings.at(PAGE + launch.page())).with(cookie.header(secret));
        } catch (RefusedException e) {
            return PageAnswer.error(BAD, LaunchPages.refused(String.valueOf(e.getMessage())));
        } catch (ReturnedException e) {
            return PageAnswer.goOn(e.address());
        } catch (TooManyException e) {
            return PageAnswer.later(TOO_MANY, LaunchPages.tooMany(), Attempts.TURN);
        }
    }

    /** Who is told to come again brings the same then. */
    private void add(Launch launch, Asked asked) {
        try {
            launches.add(launch);
        } catch (TooManyException e) {
            asked.opened().ifPresent(contexts::add);
            throw e;
        }
    }

    private LaunchRequest request(Asked asked, String address) {
        Application application = asked.application();
        Instant now = clock.instant();
        return new LaunchRequest(
                LaunchCode.generate(),
                settings.audience(),
                application.id(),
                application.name(),
                asked.redirect(),
                asked.scopes().toString(),
                asked.challenge(),
                Hash.of(asked.state().getBytes(StandardCharsets.UTF_8)),
                application.registration(),
                address,
                now,
                now.plus(Launches.LIFE),
                asked.opened().map(OpenedLaunch::by));
    }

    /** The page of one, in the browser that began it; what was decided goes back to the application, the same each time. */
    PageAnswer page(RandomId page, Optional<String> browser) {
        return find(page, browser)
                .flatMap(it -> launches.update(it.request().code(), Launching::shown))
                .flatMap(this::answer)
                .orElseGet(Launching::ended);
    }

    /**
     * Takes what was typed into the page.
     *
     * @param form as sent
     */
    PageAnswer type(RandomId page, Optional<String> browser, byte[] form) {
        try {
            Optional<LaunchConfirmation> number = Form.parse(form).get(NUMBER).flatMap(LaunchConfirmation::typed);
            return find(page, browser)
                    .flatMap(it -> number.isPresent() ? typed(it, number.get()) : Optional.of(it))
                    .flatMap(this::answer)
                    .map(PageAnswer::withoutRedirect)
                    .orElseGet(Launching::ended);
        } catch (RefusedException e) {
            return PageAnswer.error(BAD, LaunchPages.refused(String.valueOf(e.getMessage())));
        }
    }

    private Optional<Launch> find(RandomId page, Optional<String> browser) {
        return BrowserCookie.secret(browser).flatMap(secret -> launches.find(page, secret));
    }

    private Optional<Launch> typed(Launch launch, LaunchConfirmation number) {
        return client(launch)
                .flatMap(client -> launches.update(
                        launch.request().code(),
                        stage -> typed(stage, number, approval -> codes.code(client, approval, launch.nonce()))));
    }

    private static Launch.Stage typed(Launch.Stage stage, LaunchConfirmation number, Function<Approval, String> mint) {
        return switch (stage) {
            case Launch.Approved it
            when it.confirmation().is(number) ->
                new Launch.Confirmed(it.approval(), it.confirmation(), mint.apply(it.approval()));
            case Launch.Approved it -> it.mistyped();
            case Launch.Waiting _, Launch.Confirmed _, Launch.Refused _ -> stage;
        };
    }

    private static Launch.Stage shown(Launch.Stage stage) {
        return stage instanceof Launch.Waiting waiting ? waiting.looked() : stage;
    }

    private Optional<PageAnswer> answer(Launch launch) {
        LaunchRequest request = launch.request();
        ReturnAddress back = new ReturnAddress(request.redirect(), settings.issuer(), launch.state());
        return switch (launch.stage()) {
            case Launch.Waiting _ ->
                client(launch)
                        .flatMap(client -> Registrations.of(client).forPeople())
                        .map(people -> PageAnswer.page(LaunchPages.waiting(request, people.approvers())));
            case Launch.Approved approved ->
                Optional.of(PageAnswer.page(LaunchPages.confirming(request, approved.wrong(), approved.left())));
            case Launch.Refused _ -> Optional.of(PageAnswer.goOn(back.with("error", "access_denied")));
            case Launch.Confirmed confirmed ->
                client(launch)
                        .map(_ -> confirmed.code())
                        .filter(codes::isLive)
                        .map(code -> PageAnswer.goOn(back.with("code", code)));
        };
    }

    private Optional<RegisteredClient> client(Launch launch) {
        return Optional.ofNullable(registrations.findById(launch.request().application()));
    }

    private static PageAnswer ended() {
        return PageAnswer.error(NOT_FOUND, LaunchPages.ended());
    }
}
