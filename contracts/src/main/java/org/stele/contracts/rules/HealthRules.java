package org.stele.contracts.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.stele.contracts.access.AccessCommand;
import org.stele.contracts.access.AccessContract;
import org.stele.contracts.consent.ConsentContract;
import org.stele.contracts.credential.CredentialContract;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityContract;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.identity.Seats;
import org.stele.contracts.identity.Subjects;
import org.stele.contracts.network.Members;
import org.stele.contracts.network.NetworkContract;
import org.stele.contracts.network.NetworkGenesis;
import org.stele.contracts.network.Turns;
import org.stele.contracts.record.RecordContract;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Contract;
import org.stele.ledger.contract.StateReader;
import org.stele.ledger.contract.StateWriter;
import org.stele.ledger.rules.Rules;
import org.stele.ledger.validator.ValidatorSet;

/** The rules of a network of health care, version 1. */
public final class HealthRules implements Rules {
    private static final int VERSION = 1;

    /** For members and their staff, whose machines are on line. */
    static final Duration SERVERS = Duration.ofMinutes(10);
    /** For people, who may sign on a telephone that is off line. */
    static final Duration PEOPLE = Duration.ofHours(24);

    private static final List<Contract<?>> CONTRACTS = List.of(
            new NetworkContract(VERSION),
            new IdentityContract(),
            new CredentialContract(),
            new RecordContract(),
            new ConsentContract(),
            new AccessContract());

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public int versionAt(StateReader state, long height) {
        return Turns.rulesAt(state, height, VERSION);
    }

    @Override
    public long epochAt(StateReader state, long height, long before) {
        return Turns.epochAt(state, height, before);
    }

    @Override
    public List<Contract<?>> contracts() {
        return CONTRACTS;
    }

    @Override
    public boolean mayAct(StateReader state, Author author, VerificationKey key, Instant time) {
        return Actor.of(author).filter(actor -> acts(state, actor, key, time)).isPresent();
    }

    /** A key that nobody knows is let in where a member vouches for it by its own signature, and not otherwise. */
    @Override
    public boolean admits(StateReader state, Author author, Set<VerificationKey> signers, Instant time) {
        return Rules.super.admits(state, author, signers, time)
                && (!author.kind().equals(Actor.KEY)
                        || signers.stream().anyMatch(key -> Members.isOfMember(state, key)));
    }

    private static boolean acts(StateReader state, Actor actor, VerificationKey key, Instant time) {
        return switch (actor) {
            case Actor.OfOrganisation(OrganisationId id) -> Members.acts(state, id, key);
            case Actor.OfSeat(SeatId id) -> Seats.acts(state, id, key, time);
            case Actor.OfSubject(SubjectId id) -> Subjects.acts(state, id, key);
            case Actor.OfKey(VerificationKey only) -> only.equals(key);
        };
    }

    /**
     * One for an organisation with all its staff, one for all patients in its custody, and one for those whom nobody knows yet: who
     * makes many authors has no more than who makes one.
     */
    @Override
    public String account(StateReader state, Author author) {
        return Actor.of(author).map(actor -> account(state, actor)).orElse("");
    }

    private static String account(StateReader state, Actor actor) {
        return switch (actor) {
            case Actor.OfOrganisation(OrganisationId id) -> id.toString();
            case Actor.OfSeat(SeatId id) ->
                state.get(IdentityTables.SEAT, id)
                        .map(seat -> seat.organisation().toString())
                        .orElse("");
            case Actor.OfSubject(SubjectId id) ->
                state.get(IdentityTables.SUBJECT, id)
                        .map(subject -> "patients of " + subject.custodian())
                        .orElse("");
            case Actor.OfKey _ -> "";
        };
    }

    @Override
    public Duration longestLife(Author author, String contract, String command) {
        return switch (author.kind()) {
            case Actor.KEY ->
                isMadeWithoutQuorum(contract, command) ? AccessCommand.BreakGlassProvisionally.LIFE : PEOPLE;
            case Actor.SUBJECT -> PEOPLE;
            default -> SERVERS;
        };
    }

    /** What was done while nothing became final must still be taken when that has lasted long. */
    private static boolean isMadeWithoutQuorum(String contract, String command) {
        return contract.equals(AccessContract.NAME) && command.equals(AccessCommand.BreakGlassProvisionally.NAME);
    }

    @Override
    public ValidatorSet validators(StateReader state) {
        return Members.validators(state);
    }

    @Override
    public void genesis(byte[] genesis, StateWriter state) {
        NetworkGenesis.parse(genesis).write(state);
    }
}
