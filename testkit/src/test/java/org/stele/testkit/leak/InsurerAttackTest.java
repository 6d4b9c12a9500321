package org.stele.testkit.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.testkit.leak.Insurees.Insuree;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.network.NetworkPlan;
import org.stele.testkit.scenario.Casting;
import org.stele.testkit.scenario.Followed;
import org.stele.testkit.scenario.Samples;
import org.stele.testkit.scenario.Scenario;

/**
 * An attacker has the insurer's copy of the ledger, its vault and keys, and all that its members let it see. Who else treats
 * them it cannot list better than by guessing.
 */
@Tag("faults")
class InsurerAttackTest {
    /** Better than this is better than guessing among the patients of a hospital. */
    private static final double GUESS = 0.1;

    @TempDir
    static Path folder;

    private static Attack attack;
    private static String hospitalA;
    private static String hospitalB;
    private static Set<String> hero;
    private static List<Insuree> people;
    private static Instant peopleSince;
    private static List<Insuree> hasty;
    private static Instant hastySince;
    private static Set<String> oneSubject;

    @BeforeAll
    static void play() throws Exception {
        Samples samples = Samples.in(Repository.root().resolve("samples").resolve("bundles"));
        Set<String> own;
        Path attacked;
        try (EmbeddedNetwork network = EmbeddedNetwork.found(folder.resolve("network"), NetworkPlan.standard())) {
            Followed followed = Scenario.play(Casting.of(network), samples, folder.resolve("proofs"), new Quiet());
            Insurer insurer = Insurer.of(network);
            hero = insurer.learn(followed.wallet(), followed.number());
            Insurees insurees = new Insurees(network, insurer, samples);
            peopleSince = Instant.now();
            people = insurees.whoGoTheirWays();
            hastySince = Instant.now();
            hasty = insurees.whoDoAllAtOnce();
            oneSubject = insurees.whoHasOneSubject();
            own = Set.of(network.genesis().network().toString(), insurer.sealing());
            hospitalA = network.member("hospital-a").organisation().toString();
            hospitalB = network.member("hospital-b").organisation().toString();
            attacked = network.directory().node("insurer");
        }
        attack = new Attack(LedgerCopy.of(attacked.resolve("ledger")), VaultCopy.of(attacked), own);
    }

    @Test
    void nothingTheInsurerKnowsLeadsToAnotherHospital() {
        assertThat(attack.organisationsOf(hero)).containsEntry(hospitalA, 1.0);
        assertThat(leadsToB(hero)).isLessThan(GUESS);
        assertThat(people)
                .allSatisfy(person -> assertThat(leadsToB(person.known())).isLessThan(GUESS));
    }

    @Test
    void whoIsTreatedThereCannotBeToldFromWhoIsNot() {
        assertThat(people.stream().map(person -> leadsToB(person.known())).distinct())
                .hasSize(1);
    }

    @Test
    void norByWhatIsNearestInTime() {
        assertThat(advantage(people, peopleSince)).isEqualTo(0.5);
    }

    @Test
    void theAttackFindsWhoUsesOneSubjectForAll() {
        assertThat(leadsToB(oneSubject)).isEqualTo(1);
    }

    @Test
    void theAttackByTimeFindsWhoDoesAllAtOnce() {
        assertThat(advantage(hasty, hastySince)).isEqualTo(1);
    }

    private static double leadsToB(Set<String> known) {
        return attack.organisationsOf(known).getOrDefault(hospitalB, 0.0);
    }

    /** How often one who is treated looks nearer to hospital B than one who is not: one half is chance. */
    private static double advantage(List<Insuree> among, Instant since) {
        double pairs = 0;
        double right = 0;
        for (Insuree treated : among.stream().filter(Insuree::treated).toList()) {
            for (Insuree other : among.stream().filter(any -> !any.treated()).toList()) {
                pairs++;
                right += nearest(treated, since).compareTo(nearest(other, since)) < 0 ? 1 : 0;
            }
        }
        return right / pairs;
    }

    private static Duration nearest(Insuree person, Instant since) {
        return attack.nearest(person.known(), hospitalB, since);
    }
}
