package org.stele.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stele.contracts.access.AccessCommand;
import org.stele.contracts.network.Candidate;
import org.stele.contracts.network.Members;
import org.stele.contracts.network.NetworkCommand;
import org.stele.contracts.network.NetworkGenesis;
import org.stele.contracts.network.Role;
import org.stele.contracts.rules.HealthRules;
import org.stele.crypto.VerificationKey;
import org.stele.crypto.json.StrictJson;
import org.stele.ledger.contract.Author;

final class RulesTest {
    private final HealthRules rules = new HealthRules();

    record MayAct(String author, VerificationKey key, boolean may) {
        static MayAct yes(Author author, String key) {
            return new MayAct(author.toString(), Keys.key(key), true);
        }

        static MayAct no(Author author, String key) {
            return new MayAct(author.toString(), Keys.key(key), false);
        }
    }

    static Stream<MayAct> actors() {
        return Stream.of(
                MayAct.yes(World.NORTH.id().author(), "north/transactions"),
                MayAct.yes(World.NORTH.id().author(), "north/administration"),
                MayAct.no(World.NORTH.id().author(), "north/vote"),
                MayAct.no(World.NORTH.id().author(), "south/transactions"),
                MayAct.yes(World.seat("north-clerk").author(), "north-clerk"),
                MayAct.no(World.seat("north-clerk").author(), "north-doctor"),
                MayAct.no(World.seat("none").author(), "north-doctor"),
                MayAct.yes(World.PATIENT.author(), "patient"),
                MayAct.no(World.PATIENT.author(), "other"),
                MayAct.no(World.PATIENT.author(), "north/transactions"),
                MayAct.no(World.UNCLAIMED.author(), "north/transactions"),
                MayAct.yes(new Author("key", Keys.key("any").toString()), "any"),
                MayAct.no(new Author("key", Keys.key("any").toString()), "other"),
                MayAct.no(new Author("key", "any"), "any"),
                MayAct.no(new Author("org", "north"), "north/transactions"),
                MayAct.no(new Author("nurse", World.NORTH.id().toString()), "north/transactions"));
    }

    @ParameterizedTest
    @MethodSource("actors")
    void aKeyActsForWhomItIsInForce(MayAct line) {
        World world = new World();
        Author author = Author.parse(line.author());
        assertThat(rules.mayAct(world.state, author, line.key(), world.now())).isEqualTo(line.may());
    }

    @Test
    void anOrganisationAndItsStaffHaveOneAccountAndItsPatientsAnother() {
        World world = new World();
        String north = account(world, World.NORTH.id().author());
        assertThat(account(world, World.seat("north-clerk").author())).isEqualTo(north);
        assertThat(account(world, World.SOUTH.id().author())).isNotEqualTo(north);
        assertThat(account(world, World.PATIENT.author())).isNotEqualTo(north).contains(north);
        assertThat(account(world, World.UNCLAIMED.author())).isEqualTo(account(world, World.PATIENT.author()));
        assertThat(account(world, new Author("key", Keys.key("any").toString())))
                .isEqualTo(account(world, new Author("key", Keys.key("other").toString())));
    }

    private String account(World world, Author author) {
        return rules.account(world.state, author);
    }

    @Test
    void aKeyThatNobodyKnowsIsAdmittedWhereAMemberInForceSignsToo() {
        World world = new World();
        VerificationKey own = Keys.key("any");
        assertThat(admits(world, own)).isFalse();
        assertThat(admits(world, own, Keys.key("another"))).isFalse();
        assertThat(admits(world, own, Keys.key("patient"))).isFalse();
        assertThat(admits(world, own, Keys.key("north-clerk"))).isFalse();
        assertThat(admits(world, own, World.NORTH.vote())).isFalse();
        assertThat(admits(world, World.NORTH.transactions())).isFalse();
        assertThat(admits(world, own, World.NORTH.transactions())).isTrue();
    }

    @Test
    void anExpelledMemberVouchesForNobody() {
        World world = new World();
        world.ok(world.administering(World.NORTH)
                .does(new NetworkCommand.ProposeExpulsion(World.proposal("p"), World.SOUTH.id())));
        NetworkCommand.Support support = new NetworkCommand.Support(World.proposal("p"));
        assertThat(admits(world, Keys.key("any"), World.SOUTH.transactions())).isTrue();
        world.ok(world.administering(World.INSURER).does(support));
        world.ok(world.administering(World.BOARD).does(support));
        assertThat(admits(world, Keys.key("any"), World.SOUTH.transactions())).isFalse();
    }

    private boolean admits(World world, VerificationKey... signers) {
        Author author = new Author("key", Keys.key("any").toString());
        return rules.admits(world.state, author, Set.of(signers), world.now());
    }

    @Test
    void aSeatActsWithinItsTime() {
        World world = new World();
        Author clerk = World.seat("north-clerk").author();
        assertThat(rules.mayAct(world.state, clerk, Keys.key("north-clerk"), world.now()))
                .isTrue();
        world.after(Duration.ofDays(4000));
        assertThat(rules.mayAct(world.state, clerk, Keys.key("north-clerk"), world.now()))
                .isFalse();
    }

    @Test
    void peoplesTransactionsLiveADayAndServersTenMinutes() {
        assertThat(longestLife(World.PATIENT.author(), "claim")).isEqualTo(Duration.ofHours(24));
        assertThat(longestLife(new Author("key", "x"), "claim")).isEqualTo(Duration.ofHours(24));
        assertThat(longestLife(World.NORTH.id().author(), "claim")).isEqualTo(Duration.ofMinutes(10));
        assertThat(longestLife(World.seat("north-clerk").author(), "claim")).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void whatWasDoneWithoutAQuorumIsTakenForAMonth() {
        String command = AccessCommand.BreakGlassProvisionally.NAME;
        assertThat(longestLife(new Author("key", "x"), command)).isEqualTo(Duration.ofDays(30));
        assertThat(longestLife(World.seat("south-doctor").author(), command)).isEqualTo(Duration.ofMinutes(10));
    }

    private Duration longestLife(Author author, String command) {
        return rules.longestLife(author, "access", command);
    }

    @Test
    void theGenesisVotersAreTheFirstValidators() {
        MemoryState state = new MemoryState();
        NetworkGenesis genesis =
                new NetworkGenesis(List.of(World.NORTH.candidate(true), World.SOUTH.candidate(false)), World.LIMITS);
        rules.genesis(StrictJson.write(genesis), state);
        assertThat(rules.validators(state).validators())
                .singleElement()
                .satisfies(validator -> assertThat(validator.voteKey()).isEqualTo(World.NORTH.vote()));
        assertThat(Members.roll(state).members()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"members\":[]}", "{\"members\":[],\"limits\":{}}", "null"})
    void aGenesisOfAnotherFormIsRefusedWithAReason(String json) {
        assertThatThrownBy(() -> rules.genesis(json.getBytes(StandardCharsets.UTF_8), new MemoryState()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the genesis document's state: ");
    }

    @Test
    void aGenesisNamesNobodyAndNoKeyTwiceAndSomeoneWhoVotes() {
        Party copy = new Party(
                World.SOUTH.id(),
                "copy",
                Role.CLINIC,
                World.NORTH.administration(),
                World.SOUTH.vote(),
                World.SOUTH.transactions());
        assertThatThrownBy(() -> genesis(World.NORTH.candidate(true), World.NORTH.candidate(true)))
                .hasMessageContaining("an organisation stands twice");
        assertThatThrownBy(() -> genesis(World.NORTH.candidate(true), copy.candidate(true)))
                .hasMessageContaining("a key stands twice");
        assertThatThrownBy(() -> genesis(World.NORTH.candidate(false))).hasMessageContaining("1 to 100 members");
    }

    @Test
    void theLastVoterIsNotExpelled() {
        World world = new World(genesis(World.NORTH.candidate(true)));
        assertThat(world.administering(World.NORTH)
                        .does(new NetworkCommand.ProposeExpulsion(World.proposal("p"), World.NORTH.id())))
                .isEqualTo(Codes.LAST_VOTER);
    }

    @Test
    void thereIsNoHundredAndFirstVoter() {
        List<Party> parties = IntStream.range(0, 100)
                .mapToObj(n -> Party.of("member-" + n, Role.HOSPITAL))
                .toList();
        World world = new World(new NetworkGenesis(
                parties.stream().map(party -> party.candidate(true)).toList(), World.LIMITS));
        world.ok(world.administering(parties.getFirst())
                .does(new NetworkCommand.ProposeAdmission(World.proposal("p"), World.NORTH.candidate(true))));
        NetworkCommand.Support support = new NetworkCommand.Support(World.proposal("p"));
        parties.subList(1, 66)
                .forEach(party -> world.ok(world.administering(party).does(support)));
        assertThat(world.administering(parties.get(66)).does(support)).isEqualTo(Codes.TOO_MANY_VOTERS);
    }

    private static NetworkGenesis genesis(Candidate... members) {
        return new NetworkGenesis(List.of(members), World.LIMITS);
    }
}
