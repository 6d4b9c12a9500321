package org.stele.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.JournalRoot;
import org.stele.contracts.network.KeyUse;
import org.stele.contracts.network.Members;
import org.stele.contracts.network.NetworkCommand;
import org.stele.contracts.network.NetworkTables;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.network.Role;
import org.stele.contracts.network.Roll;
import org.stele.ledger.contract.Code;

/** Members rotate keys, post journal roots, and decide who belongs. */
final class NetworkCommandsTest {
    static Stream<Case> cases() {
        return Stream.of(
                Case.of("a member rotates its transactions key", Code.OK, w -> rotate(w, KeyUse.TRANSACTIONS, "new")),
                Case.of("a member rotates its vote key", Code.OK, w -> rotate(w, KeyUse.VOTE, "new")),
                Case.of(
                        "a member rotates its administration key",
                        Code.OK,
                        w -> rotate(w, KeyUse.ADMINISTRATION, "new")),
                Case.of(
                        "a rotation needs the administration key",
                        Code.SIGNATURE_MISSING,
                        w -> w.by(World.NORTH)
                                .with(Keys.key("new"))
                                .does(new NetworkCommand.RotateKey(KeyUse.VOTE, Keys.key("new")))),
                Case.of(
                        "a new key shows that its owner has it",
                        Code.SIGNATURE_MISSING,
                        w -> w.administering(World.NORTH)
                                .does(new NetworkCommand.RotateKey(KeyUse.VOTE, Keys.key("new")))),
                Case.of(
                        "another member's key is not taken",
                        Codes.KEY_IN_USE,
                        w -> w.administering(World.NORTH)
                                .with(World.SOUTH.vote())
                                .does(new NetworkCommand.RotateKey(KeyUse.VOTE, World.SOUTH.vote()))),
                Case.of(
                        "an old key does not come back",
                        Codes.KEY_IN_USE,
                        w -> w.ok(rotate(w, KeyUse.VOTE, "new"))
                                .administering(World.NORTH)
                                .with(World.NORTH.vote())
                                .does(new NetworkCommand.RotateKey(KeyUse.VOTE, World.NORTH.vote()))),
                Case.of(
                        "the sealing key is replaced",
                        Code.OK,
                        w -> w.administering(World.NORTH).does(new NetworkCommand.RotateSealingKey(World.recipient()))),
                Case.of(
                        "the TLS key is replaced",
                        Code.OK,
                        w -> w.administering(World.NORTH).does(new NetworkCommand.RotateTlsKey(Keys.hash("tls")))),
                Case.of(
                        "a TLS key that another member lists is not taken",
                        Codes.KEY_IN_USE,
                        w -> w.ok(w.administering(World.SOUTH).does(new NetworkCommand.RotateTlsKey(Keys.hash("tls"))))
                                .administering(World.NORTH)
                                .does(new NetworkCommand.RotateTlsKey(Keys.hash("tls")))),
                Case.of(
                        "an old TLS key does not come back",
                        Codes.KEY_IN_USE,
                        w -> w.ok(w.administering(World.NORTH).does(new NetworkCommand.RotateTlsKey(Keys.hash("tls"))))
                                .ok(w.administering(World.NORTH)
                                        .does(new NetworkCommand.RotateTlsKey(Keys.hash("new"))))
                                .administering(World.NORTH)
                                .does(new NetworkCommand.RotateTlsKey(Keys.hash("tls")))),
                Case.of(
                        "a TLS key needs the administration key",
                        Code.SIGNATURE_MISSING,
                        w -> w.by(World.NORTH).does(new NetworkCommand.RotateTlsKey(Keys.hash("tls")))),
                Case.of(
                        "a seat does not administer",
                        Codes.WRONG_AUTHOR,
                        w -> w.bySeat("north-clerk").does(new NetworkCommand.RotateTlsKey(Keys.hash("tls")))),
                Case.of(
                        "a member acts for itself only",
                        Codes.BEHALF_NOT_ALLOWED,
                        w -> w.administering(World.NORTH)
                                .onBehalfOf(World.SOUTH.id().author())
                                .does(new NetworkCommand.RotateTlsKey(Keys.hash("tls")))),
                Case.of("a journal root is posted", Code.OK, w -> root(w, 5, "a")),
                Case.of(
                        "a journal grows",
                        Code.OK,
                        w -> w.ok(root(w, 5, "a"))
                                .ok(root(w, 5, "a"))
                                .ok(root(w, 6, "b"))
                                .by(World.NORTH)
                                .does(new NetworkCommand.PostJournalRoot(9, Keys.hash("c")))),
                Case.of("a journal does not shrink", Codes.JOURNAL_WENT_BACK, w -> root(w.ok(root(w, 5, "a")), 4, "b")),
                Case.of(
                        "a journal is not rewritten",
                        Codes.JOURNAL_WENT_BACK,
                        w -> root(w.ok(root(w, 5, "a")), 5, "b")),
                Case.of("a loss is admitted", Code.OK, w -> lost(w.ok(root(w, 5, "a")), 5, "a")),
                Case.of("a journal goes back by an admitted loss", Code.OK, w -> {
                    w.ok(root(w, 5, "a"));
                    return root(w.ok(lost(w, 5, "a")), 3, "b");
                }),
                Case.of(
                        "a loss is admitted once",
                        Codes.JOURNAL_NOT_POSTED,
                        w -> lost(w.ok(root(w, 5, "a")).ok(lost(w, 5, "a")), 5, "a")),
                Case.of(
                        "a loss names the last root",
                        Codes.JOURNAL_NOT_POSTED,
                        w -> lost(w.ok(root(w, 5, "a")), 5, "b")),
                Case.of("who posted nothing lost nothing", Codes.JOURNAL_NOT_POSTED, w -> lost(w, 0, "a")),
                Case.of(
                        "a loss is admitted by the administration",
                        Code.SIGNATURE_MISSING,
                        w -> w.ok(root(w, 5, "a"))
                                .by(World.NORTH)
                                .does(new NetworkCommand.AdmitJournalLoss(5, Keys.hash("a")))),
                Case.of("a proposal waits for the quorum", Code.OK, w -> admitting(w, "p", true)),
                Case.of(
                        "a proposal's identifier is fresh",
                        Codes.PROPOSAL_EXISTS,
                        w -> admitting(w.ok(admitting(w, "p", true)), "p", true)),
                Case.of(
                        "a member is not admitted again",
                        Codes.MEMBER_EXISTS,
                        w -> w.administering(World.NORTH)
                                .does(new NetworkCommand.ProposeAdmission(
                                        World.proposal("p"), World.SOUTH.candidate(true)))),
                Case.of(
                        "a candidate's keys are its own",
                        Codes.KEY_IN_USE,
                        w -> carried(
                                w,
                                new NetworkCommand.ProposeAdmission(
                                        World.proposal("p"),
                                        new Party(
                                                        EAST.id(),
                                                        "east",
                                                        Role.CLINIC,
                                                        EAST.administration(),
                                                        World.SOUTH.vote(),
                                                        EAST.transactions())
                                                .candidate(true)))),
                Case.of(
                        "nobody unknown is expelled",
                        Codes.MEMBER_UNKNOWN,
                        w -> w.administering(World.NORTH)
                                .does(new NetworkCommand.ProposeExpulsion(World.proposal("p"), EAST.id()))),
                Case.of(
                        "nobody is expelled twice",
                        Codes.MEMBER_NOT_IN_FORCE,
                        w -> w.ok(expelled(w, World.INSURER))
                                .administering(World.NORTH)
                                .does(new NetworkCommand.ProposeExpulsion(World.proposal("p"), World.INSURER.id()))),
                Case.of(
                        "an unknown proposal finds no support",
                        Codes.PROPOSAL_UNKNOWN,
                        w -> w.administering(World.NORTH).does(new NetworkCommand.Support(World.proposal("p")))),
                Case.of(
                        "a lapsed proposal finds no support",
                        Codes.PROPOSAL_NOT_OPEN,
                        w -> w.ok(admitting(w, "p", true))
                                .after(Duration.ofDays(31))
                                .administering(World.SOUTH)
                                .does(new NetworkCommand.Support(World.proposal("p")))),
                Case.of(
                        "an enacted proposal takes no more support",
                        Codes.PROPOSAL_NOT_OPEN,
                        w -> w.ok(admitted(w, true))
                                .administering(World.BOARD)
                                .does(new NetworkCommand.Support(World.proposal("admission")))),
                Case.of(
                        "a member without a vote does not propose",
                        Codes.NOT_A_VOTER,
                        w -> w.ok(admitted(w, false))
                                .administering(EAST)
                                .does(new NetworkCommand.ProposeExpulsion(World.proposal("p"), World.BOARD.id()))),
                Case.of("one block changes the validators once", Codes.VALIDATORS_CHANGED, w -> twiceInABlock(w)),
                Case.of(
                        "an expelled member is stopped at the door",
                        World.DOOR,
                        w -> w.ok(expelled(w, World.INSURER))
                                .by(World.INSURER)
                                .does(new NetworkCommand.PostJournalRoot(1, Keys.hash("r")))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseEndsAsTheTableSays(Case line) {
        line.holds();
    }

    private static final Party EAST = Party.of("east", Role.CLINIC);

    @Test
    void aQuorumAdmitsAMemberThatThenActsAndVotes() {
        World world = new World();
        world.ok(admitted(world, true));
        Roll roll = Members.roll(world.state);
        assertThat(roll.members()).contains(EAST.id()).hasSize(5);
        assertThat(roll.voters()).contains(EAST.id()).hasSize(5);
        assertThat(Members.validators(world.state).size()).isEqualTo(5);
        world.ok(world.by(EAST).does(new NetworkCommand.PostJournalRoot(1, Keys.hash("r"))));
    }

    @Test
    void threeOfFourDecideAndTwoDoNot() {
        World world = new World();
        world.ok(admitting(world, "p", true));
        world.ok(supports(world, World.SOUTH, "p"));
        world.ok(supports(world, World.SOUTH, "p"));
        assertThat(Members.inForce(world.state, EAST.id())).isFalse();
        world.ok(supports(world, World.BOARD, "p"));
        assertThat(Members.inForce(world.state, EAST.id())).isTrue();
    }

    @Test
    void anExpelledMemberNeitherVotesNorIsGrantedTo() {
        World world = new World();
        world.ok(expelled(world, World.SOUTH));
        assertThat(Members.roll(world.state).voters()).hasSize(3);
        assertThat(Members.validators(world.state).size()).isEqualTo(3);
        assertThat(world.byPatient().does(world.granting("g", Grantee.organisation(World.SOUTH.id()), Purpose.TREAT)))
                .isEqualTo(Codes.GRANTEE_UNKNOWN);
    }

    @Test
    void theSupportOfWhoWasExpelledNoLongerCounts() {
        World world = new World();
        world.ok(admitting(world, "p", true));
        world.ok(supports(world, World.INSURER, "p"));
        world.ok(expelled(world, World.INSURER));
        assertThat(world.stored(NetworkTables.PROPOSAL, World.proposal("p")).supporters())
                .hasSize(2);
        world.ok(supports(world, World.SOUTH, "p"));
        assertThat(Members.inForce(world.state, EAST.id())).isFalse();
        world.ok(supports(world, World.BOARD, "p"));
        assertThat(Members.inForce(world.state, EAST.id())).isTrue();
    }

    @Test
    void aRotatedVoteKeyIsTheValidators() {
        World world = new World();
        world.ok(rotate(world, KeyUse.VOTE, "new"));
        OrganisationId north = World.NORTH.id();
        assertThat(Members.validators(world.state).validators())
                .filteredOn(validator -> validator.organisation().equals(north.value()))
                .singleElement()
                .satisfies(validator -> assertThat(validator.voteKey()).isEqualTo(Keys.key("new")));
    }

    @Test
    void aTlsKeyIsItsMembersUntilTheNextOneAndNobodysAfterTheExpulsion() {
        World world = new World();
        world.ok(world.administering(World.SOUTH).does(new NetworkCommand.RotateTlsKey(Keys.hash("old"))));
        assertThat(Members.withTlsKey(world.state, Keys.hash("old"))).contains(World.SOUTH.id());
        world.ok(world.administering(World.SOUTH).does(new NetworkCommand.RotateTlsKey(Keys.hash("new"))));
        assertThat(Members.withTlsKey(world.state, Keys.hash("old"))).isEmpty();
        assertThat(Members.withTlsKey(world.state, Keys.hash("new"))).contains(World.SOUTH.id());
        world.ok(expelled(world, World.SOUTH));
        assertThat(Members.withTlsKey(world.state, Keys.hash("new"))).isEmpty();
        assertThat(Members.tlsKey(world.state, World.SOUTH.id())).isEmpty();
    }

    private static Code rotate(World w, KeyUse use, String name) {
        return w.administering(World.NORTH)
                .with(Keys.key(name))
                .does(new NetworkCommand.RotateKey(use, Keys.key(name)));
    }

    private static Code root(World w, long counter, String name) {
        return w.by(World.NORTH).does(new NetworkCommand.PostJournalRoot(counter, Keys.hash(name)));
    }

    private static Code lost(World w, long counter, String name) {
        return w.administering(World.NORTH).does(new NetworkCommand.AdmitJournalLoss(counter, Keys.hash(name)));
    }

    @Test
    void anAdmittedLossStaysBesideEveryLaterRoot() {
        World world = new World();
        world.ok(root(world, 5, "a")).ok(lost(world, 5, "a")).ok(root(world, 3, "b"));
        world.ok(lost(world, 3, "b")).ok(root(world, 4, "c"));
        JournalRoot last =
                world.state.get(NetworkTables.JOURNAL, World.NORTH.id()).orElseThrow();
        assertThat(last.counter()).isEqualTo(4);
        assertThat(last.loss()).hasValueSatisfying(loss -> {
            assertThat(loss.times()).isEqualTo(2);
            assertThat(loss.counter()).isEqualTo(3);
            assertThat(loss.root()).isEqualTo(Keys.hash("b"));
        });
    }

    private static Code admitting(World w, String name, boolean votes) {
        return w.administering(World.NORTH)
                .does(new NetworkCommand.ProposeAdmission(World.proposal(name), EAST.candidate(votes)));
    }

    private static Code supports(World w, Party party, String name) {
        return w.administering(party).does(new NetworkCommand.Support(World.proposal(name)));
    }

    private static Code admitted(World w, boolean votes) {
        w.ok(admitting(w, "admission", votes));
        w.ok(supports(w, World.SOUTH, "admission"));
        return supports(w, World.INSURER, "admission");
    }

    private static Code carried(World w, NetworkCommand.ProposeAdmission proposal) {
        w.ok(w.administering(World.NORTH).does(proposal));
        w.ok(w.administering(World.SOUTH).does(new NetworkCommand.Support(proposal.proposal())));
        return w.administering(World.BOARD).does(new NetworkCommand.Support(proposal.proposal()));
    }

    private static Code expelled(World w, Party party) {
        String name = "expulsion of " + party.name();
        w.ok(w.administering(World.NORTH).does(new NetworkCommand.ProposeExpulsion(World.proposal(name), party.id())));
        w.ok(supports(w, party.equals(World.SOUTH) ? World.INSURER : World.SOUTH, name));
        return supports(w, World.BOARD, name);
    }

    private static Code twiceInABlock(World w) {
        w.ok(rotate(w, KeyUse.VOTE, "new"));
        return w.administering(World.SOUTH)
                .with(Keys.key("newer"))
                .doesInTheSameBlock(new NetworkCommand.RotateKey(KeyUse.VOTE, Keys.key("newer")));
    }
}
