package org.stele.node.smart;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.SeatId;
import org.stele.crypto.RandomId;
import org.stele.formats.launch.LaunchContext;
import org.stele.formats.launch.LaunchOpening;
import org.stele.formats.launch.LaunchTicket;
import org.stele.formats.launch.OpenedBy;
import org.stele.node.auth.Caller;
import org.stele.node.config.SmartSettings;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/**
 * Where seats open applications for what they work at (SMART App Launch 2.2, EHR launch): whatever record system they use sends a browser
 * where the answer says. It lets nothing be done: the application then asks, and the seat approves, as in any other launch. Safe for use by
 * many threads.
 */
public final class LaunchOpener {
    private static final Logger LOG = LoggerFactory.getLogger(LaunchOpener.class);

    private final SmartSettings settings;
    private final Applications applications;
    private final LaunchContexts contexts;
    private final Staff staff;
    private final Attempts failures;
    private final InstantSource clock;

    LaunchOpener(
            SmartSettings settings,
            Applications applications,
            LaunchContexts contexts,
            Staff staff,
            Attempts failures,
            InstantSource clock) {
        this.settings = settings;
        this.applications = applications;
        this.contexts = contexts;
        this.staff = staff;
        this.failures = failures;
        this.clock = clock;
    }

    /**
     * Opens one. The same again opens it once more.
     *
     * @throws ProblemException {@code FORBIDDEN} for anyone but a seat in force here; {@code NOT_FOUND} for an application that is not
     *     opened so, and for a patient or an encounter that the seat may not see; {@code OVERLOADED} for who named too many
     */
    public LaunchTicket open(Caller caller, LaunchOpening opening) {
        SeatId seat = seat(caller);
        Application application = found(caller, opening);
        String launch = RandomId.generate().toString();
        Instant until = clock.instant().plus(LaunchContexts.LIFE);
        contexts.add(new OpenedLaunch(
                LaunchContexts.hash(launch),
                application.id(),
                application.registration(),
                new OpenedBy(seat, opening.context()),
                until));
        LOG.info("the seat {} opens the application {}", seat, application.id());
        return new LaunchTicket(launch, address(application.launchUrl().orElseThrow(), launch), until);
    }

    /** Who tries what there is, is stopped as who tries codes. */
    private Application found(Caller caller, LaunchOpening opening) {
        String who = caller.author().toString();
        if (failures.isOver(who)) {
            throw new ProblemException(
                    Problem.of(ProblemCode.OVERLOADED, "You named too much that is not there: wait a minute."));
        }
        try {
            Application application = application(opening.application());
            requireVisible(caller, opening.context());
            return application;
        } catch (ProblemException e) {
            failures.count(who);
            throw e;
        }
    }

    private Application application(String id) {
        return applications
                .find(id)
                .filter(it -> it.launchUrl().isPresent())
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemCode.NOT_FOUND, "No application of this name is opened from here.")));
    }

    private SeatId seat(Caller caller) {
        return switch (caller.actor()) {
            case Actor.OfSeat(SeatId seat) when staff.seats().inForce(seat) -> seat;
            default -> throw new ProblemException(ProblemCode.FORBIDDEN);
        };
    }

    private void requireVisible(Caller caller, LaunchContext context) {
        context.patient().ifPresent(home -> {
            staff.named(caller.author(), home);
            context.encounter().ifPresent(id -> staff.requireEncounter(caller.author(), home, id));
        });
    }

    private String address(String launchUrl, String launch) {
        return launchUrl + (launchUrl.contains("?") ? "&" : "?") + "iss="
                + URLEncoder.encode(settings.audience(), StandardCharsets.UTF_8) + "&launch=" + launch;
    }
}
