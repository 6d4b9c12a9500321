package org.stele.testkit.people;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.identity.Power;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.Author;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeProblem;
import tools.jackson.databind.JsonNode;

/** Gives people seats at one organisation: the board issues their licence, the administrator opens the seat. */
public final class Staffing {
    private static final Duration TERM = Duration.ofDays(365);
    private static final Set<Power> CLINICAL = Set.of(Power.SIGN, Power.PRESCRIBE, Power.BREAK_GLASS);

    private record Opening(
            Identity.Registered identifier,
            String name,
            VerificationKey key,
            SortedSet<Power> powers,
            Instant validFrom,
            Instant validUntil,
            Optional<JsonNode> licence) {}

    private final Administrator administrator;
    private final BoardOfficer board;

    public Staffing(Administrator administrator, BoardOfficer board) {
        this.administrator = administrator;
        this.board = board;
    }

    /** At {@code employer}, with licences of {@code board}. */
    public static Staffing of(EmbeddedNetwork network, String employer, String board) {
        return new Staffing(Administrator.of(network, employer), BoardOfficer.of(network, board));
    }

    /** A physician who may sign, prescribe and break the glass. */
    public Clinician clinician(Identity who) throws IOException, NodeProblem {
        Holder fresh = fresh();
        Licence licence = board.issue(who, fresh.signing().verificationKey());
        Holder seated = seat(who, fresh, CLINICAL, Optional.of(licence.document()));
        return new Clinician(administrator.member(), seated, licence.credential());
    }

    /** Somebody at the desk. */
    public Clerk clerk(Identity who) throws IOException, NodeProblem {
        return new Clerk(administrator.member(), seat(who, fresh(), Set.of(Power.CLERK), Optional.empty()));
    }

    /** Somebody who reviews broken glass. */
    public Clerk reviewer(Identity who) throws IOException, NodeProblem {
        return new Clerk(administrator.member(), seat(who, fresh(), Set.of(Power.REVIEW), Optional.empty()));
    }

    private Holder seat(Identity who, Holder keys, Set<Power> powers, Optional<JsonNode> licence)
            throws IOException, NodeProblem {
        Instant from = Instant.now().truncatedTo(ChronoUnit.DAYS);
        Opening opening = new Opening(
                who.number(),
                who.name(),
                keys.signing().verificationKey(),
                new TreeSet<>(powers),
                from,
                from.plus(TERM),
                licence);
        JsonNode opened = administrator.node().post("/v1/staff", opening, administrator.holder());
        return keys.as(SeatId.parse(opened.path("seat").asString("")).author());
    }

    /** Keys of a person who has no seat yet. */
    private Holder fresh() {
        return Holder.create(administrator.holder().network(), new Author("key", "none"));
    }
}
