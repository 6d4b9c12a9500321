package org.stele.testkit.scenario;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.contracts.id.CredentialId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.identity.Power;
import org.stele.crypto.RandomId;
import org.stele.crypto.VerificationKey;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import tools.jackson.databind.JsonNode;

/** Gives people their seats: the board issues a licence where one is needed, the hospital opens the seat. */
public final class Recruiting {
    private static final Duration LICENCE = Duration.ofDays(365);

    private final Place board;

    /** How a person is known to the board and in the records. */
    public record Person(String system, String value, String name) {}

    /** A seat and the licence that it was opened with. */
    public record Recruit(Holder holder, Optional<CredentialId> licence) {}

    private record Identifier(String system, String value) {}

    private record Certified(String name, Identifier identifier) {}

    private record LicenceOrder(
            Certified holder, VerificationKey holderKey, String profession, Instant validFrom, Instant validUntil) {}

    private record SeatOrder(
            Identifier identifier,
            String name,
            VerificationKey key,
            SortedSet<Power> powers,
            Instant validFrom,
            Instant validUntil,
            Optional<JsonNode> licence) {}

    /** @param board which issues the licences */
    public Recruiting(Place board) {
        this.board = board;
    }

    /** Opens a seat at {@code employer} with keys that only the person has. */
    public Recruit recruit(Place employer, Person person, SortedSet<Power> powers) throws IOException, NodeProblem {
        Holder nobodyYet =
                Holder.create(employer.operator().network(), employer.operator().author());
        VerificationKey key = nobodyYet.signing().verificationKey();
        Optional<JsonNode> licence = licence(person, key, powers);
        SeatId seat = open(employer, person, key, powers, licence.map(issued -> issued.path("licence")));
        return new Recruit(
                nobodyYet.as(seat.author()),
                licence.map(
                        issued -> CredentialId.parse(issued.path("credential").asString())));
    }

    /** Opens a seat for a key of somebody's own. */
    public SeatId open(Place employer, Person person, VerificationKey key, SortedSet<Power> powers)
            throws IOException, NodeProblem {
        Optional<JsonNode> licence = licence(person, key, powers);
        return open(employer, person, key, powers, licence.map(issued -> issued.path("licence")));
    }

    private Optional<JsonNode> licence(Person person, VerificationKey key, SortedSet<Power> powers)
            throws IOException, NodeProblem {
        return powers.stream().anyMatch(Power::needsLicence) ? Optional.of(licence(person, key)) : Optional.empty();
    }

    /** Someone whom no record names. */
    public static Person staff(String name) {
        return new Person("urn:stele:staff", RandomId.generate().toString(), name);
    }

    public static SortedSet<Power> powers(Power... powers) {
        return new TreeSet<>(java.util.List.of(powers));
    }

    private JsonNode licence(Person person, VerificationKey key) throws IOException, NodeProblem {
        Instant today = today(board.node());
        LicenceOrder order = new LicenceOrder(
                new Certified(person.name(), new Identifier(person.system(), person.value())),
                key,
                "physician",
                today,
                today.plus(LICENCE));
        return board.node().post("/v1/credentials", order, board.operator());
    }

    private static SeatId open(
            Place employer, Person person, VerificationKey key, SortedSet<Power> powers, Optional<JsonNode> licence)
            throws IOException, NodeProblem {
        Instant today = today(employer.node());
        SeatOrder order = new SeatOrder(
                new Identifier(person.system(), person.value()),
                person.name(),
                key,
                powers,
                today,
                today.plus(LICENCE),
                licence);
        JsonNode opened = employer.node().post("/v1/staff", order, employer.operator());
        return SeatId.parse(opened.path("seat").asString());
    }

    /** Licences and seats begin with a day, and so before the ledger's time, which follows the members' clocks. */
    private static Instant today(NodeClient node) {
        return Instant.ofEpochMilli(node.clock().millis()).truncatedTo(ChronoUnit.DAYS);
    }
}
