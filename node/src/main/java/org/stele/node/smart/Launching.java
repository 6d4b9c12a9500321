package org.stele.node.smart;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.formats.launch.LaunchCode;
import org.stele.formats.launch.LaunchRequest;
import org.stele.node.config.SmartSettings;
import org.stele.node.smart.AuthorizationRequests.Asked;

/** Takes a browser from an application to a person's decision, and back. Safe for use by many threads. */
final class Launching {
    static final String AUTHORIZE = "/oauth2/authorize";
    static final String PAGE = "/oauth2/launches/";

    private static final int BAD = 400;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;

    private final SmartSettings settings;
    private final AuthorizationRequests requests;
    private final Registrations registrations;
    private final Launches launches;
    private final CodeMint codes;
    private final InstantSource clock;

    Launching(
            SmartSettings settings,
            AuthorizationRequests requests,
            Registrations registrations,
            Launches launches,
            CodeMint codes,
            InstantSource clock) {
        this.settings = settings;
        this.requests = requests;
        this.registrations = registrations;
        this.launches = launches;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * Begins one. The browser goes on to a page of its own, so that to load it again begins no other.
     *
     * @param query as sent
     */
    PageAnswer begin(String query, String address) {
        try {
            Asked asked = requests.read(Form.parse(query.getBytes(StandardCharsets.UTF_8)));
            Launch launch =
                    new Launch(RandomId.generate(), request(asked), asked.state(), address, new Launch.Waiting());
            launches.add(launch);
            return PageAnswer.goOn(settings.at(PAGE + launch.page()));
        } catch (RefusedException e) {
            return PageAnswer.error(BAD, LaunchPages.refused(String.valueOf(e.getMessage())));
        } catch (ReturnedException e) {
            return PageAnswer.goOn(e.address());
        } catch (TooManyException e) {
            return new PageAnswer(
                    TOO_MANY, Optional.empty(), LaunchPages.tooMany(), Optional.of(Attempts.TURN.toSeconds()));
        }
    }

    private LaunchRequest request(Asked asked) {
        Application application = asked.application();
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
                clock.instant().plus(Launches.LIFE));
    }

    /** The page of one; what was decided goes back to the application, once. */
    PageAnswer page(RandomId page) {
        return launches.show(page)
                .flatMap(this::answer)
                .orElseGet(() -> PageAnswer.error(NOT_FOUND, LaunchPages.ended()));
    }

    private Optional<PageAnswer> answer(Launch launch) {
        ReturnAddress back = new ReturnAddress(launch.request().redirect(), settings.issuer(), launch.state());
        return switch (launch.stage()) {
            case Launch.Waiting _ -> Optional.of(PageAnswer.page(LaunchPages.waiting(launch.request())));
            case Launch.Refused _ -> Optional.of(PageAnswer.goOn(back.with("error", "access_denied")));
            case Launch.Approved(Approval approval) ->
                client(launch).map(client -> PageAnswer.goOn(back.with("code", codes.code(client, approval))));
        };
    }

    private Optional<RegisteredClient> client(Launch launch) {
        return Optional.ofNullable(registrations.findById(launch.request().application()));
    }
}
