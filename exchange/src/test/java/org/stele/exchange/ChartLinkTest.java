package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.exchange.Refusals.refused;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.intake.IncomingBundle;
import org.stele.exchange.link.Apart;
import org.stele.exchange.link.Linked;
import org.stele.exchange.link.Links;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestRecords;
import org.stele.exchange.testing.TestSeat;
import org.stele.exchange.testing.TwoCharts;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.label.Label;
import org.stele.vault.subject.Identifier;

/** Two charts that are one person's are linked by the desk, and taken apart. */
class ChartLinkTest {
    private static TestNetwork network;
    private static TestSeat clerk;
    private static TestSeat clinician;

    /** A patient whom nobody has claimed. */
    private record Chart(Identifier number, SubjectId home) {
        static Chart entered() {
            IncomingBundle bundle = TestRecords.bundle(List.of(
                    TestRecords.record("Condition", "fracture", false, Label.domain("general")),
                    TestRecords.record(
                            "Condition", "depression", false, Label.domain("general"), Label.sensitivity("PSY"))));
            return new Chart(
                    bundle.patient().number(),
                    network.hospitalA().takeIn(bundle).subject());
        }

        static Chart of(Admitted admitted) {
            return new Chart(
                    admitted.bundle().patient().number(), admitted.patient().subject());
        }
    }

    @BeforeAll
    static void open() {
        network = TestNetwork.open();
        clerk = network.hospitalA().clerk();
        clinician = network.hospitalA().clinician();
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void whatIsKeptBackOfTheOneIsKeptBackOfTheOtherUntilTheyAreTakenApart() {
        Admitted claimed = network.hospitalA().admit();
        Chart prior = Chart.entered();
        assertThat(texts(prior)).contains("depression", "fracture");
        link(prior, Chart.of(claimed));
        claimed.patient().restrict("sensitivity:PSY");
        network.catchUp();
        assertThat(texts(prior)).contains("fracture").doesNotContain("depression");
        links().unlink(clerk.author(), prior.home());
        assertThat(texts(prior)).contains("depression", "fracture");
    }

    @Test
    void aReleaseToOthersIsWithoutWhatIsKeptBackOfTheOtherChart() {
        Admitted shown = network.hospitalA().admit();
        Admitted other = network.hospitalA().admit();
        shown.patient().grant(network.b(), "domain:*", "sensitivity:PSY");
        other.patient().restrict("sensitivity:PSY");
        network.catchUp();
        assertThat(released(shown)).contains("heart rate under depression");
        link(Chart.of(other), Chart.of(shown));
        assertThat(released(shown)).contains("heart failure").doesNotContain("heart rate under depression");
        links().unlink(clerk.author(), other.patient().subject());
        assertThat(released(shown)).contains("heart rate under depression");
    }

    @Test
    void aReleaseToOthersIsWithoutWhatIsKeptBackFromJustThemOfTheOtherChart() {
        Admitted shown = network.hospitalA().admit();
        Admitted other = network.hospitalA().admit();
        shown.patient().grant(network.b(), "domain:*", "sensitivity:PSY");
        other.patient().facing(network.b().id()).restrict("sensitivity:PSY");
        network.catchUp();
        link(Chart.of(shown), Chart.of(other));
        assertThat(released(shown)).contains("heart failure").doesNotContain("heart rate under depression");
    }

    @Test
    void whoKeepsAllOfTheOtherChartBackIsReleasedNothing() {
        Admitted shown = network.hospitalA().admit();
        Admitted other = network.hospitalA().admit();
        shown.patient().grant(network.b(), "domain:*", "sensitivity:PSY");
        network.submit(network.a(), other.patient().restricting(Optional.empty()));
        network.catchUp();
        link(Chart.of(shown), Chart.of(other));
        refused(Reason.ACCESS_REFUSED, () -> network.hospitalB().clinician().read(shown));
        refused(Reason.ACCESS_REFUSED, () -> texts(Chart.of(shown)));
    }

    @Test
    void whatAPersonKeptApartIsNotBroughtTogetherByWayOfOthers() {
        Chart one = Chart.entered();
        Chart other = Chart.entered();
        Chart third = Chart.entered();
        Apart said = keepApart(one, other);
        assertThat(keepApart(other, one)).isEqualTo(said);
        keepApart(one, Chart.entered());
        link(one, third);
        notLinked("APART", other, third);
        notLinked("APART", third, other);
        assertThat(links().apart(clerk.author())).contains(said);
        link(other, one);
        assertThat(links().apart(clerk.author())).doesNotContain(said);
    }

    @Test
    void whatAPersonTookApartStaysSoWhateverIsLinkedLater() {
        Chart one = Chart.entered();
        Chart other = Chart.entered();
        Chart third = Chart.entered();
        link(one, other);
        links().unlink(clerk.author(), one.home());
        link(one, third);
        notLinked("APART", other, third);
        notLinked("APART", third, other);
    }

    @Test
    void whatIsLinkedIsNotKeptApartWithoutBeingTakenApart() {
        Chart one = Chart.entered();
        Chart other = Chart.entered();
        Chart third = Chart.entered();
        link(one, other);
        link(other, third);
        for (List<Chart> pair : List.of(List.of(one, other), List.of(other, one), List.of(third, one))) {
            assertThat(refused(Reason.NOT_LINKED, () -> keepApart(pair.getFirst(), pair.getLast()))
                            .issues())
                    .extracting(Issue::code)
                    .containsExactly("LINKED");
        }
    }

    @Test
    void whoFilesARecordOfTheOneInTheOthersChartKeepsThemApart() {
        TwoCharts charts = TwoCharts.open(network.hospitalA());
        network.a().exchange().misattributions().correct(clerk.author(), charts.order("pulse"));
        Chart wrong = Chart.of(charts.wrong());
        Chart third = Chart.entered();
        link(third, wrong);
        notLinked("APART", Chart.of(charts.right()), third);
    }

    @Test
    void chainsAreTakenAndCirclesAreNot() {
        Chart first = Chart.entered();
        Chart second = Chart.entered();
        Chart third = Chart.entered();
        Linked once = link(first, second);
        assertThat(link(first, second)).isEqualTo(once);
        link(second, third);
        assertThat(link(first, third)).isEqualTo(once);
        notLinked("SWAPPED", third, first);
        notLinked("SWAPPED", second, first);
        notLinked("SAME", first, first);
        notLinked("LINKED_ELSEWHERE", first, Chart.entered());
    }

    @Test
    void bothJournalsHaveIt() {
        Chart prior = Chart.entered();
        Chart surviving = Chart.entered();
        link(prior, surviving);
        links().unlink(clerk.author(), prior.home());
        assertThat(reasons(prior)).containsOnlyOnce("LINKED").containsOnlyOnce("UNLINKED");
        assertThat(reasons(surviving)).containsOnlyOnce("LINKED").containsOnlyOnce("UNLINKED");
    }

    @Test
    void onlyTheDeskMayAndOnlyForNumbersThatSomebodyHas() {
        Chart chart = Chart.entered();
        Identifier nobodys = new Identifier("urn:oid:1.2.3", "nobody's");
        refused(Reason.FORBIDDEN, () -> links().link(clinician.author(), chart.number(), chart.number()));
        refused(Reason.FORBIDDEN, () -> links().unlink(clinician.author(), chart.home()));
        refused(Reason.FORBIDDEN, () -> links().all(clinician.author()));
        refused(Reason.FORBIDDEN, () -> links().apart(clinician.author()));
        refused(Reason.NOT_FOUND, () -> links().link(clerk.author(), nobodys, chart.number()));
        refused(Reason.NOT_FOUND, () -> links().link(clerk.author(), chart.number(), nobodys));
        refused(Reason.NOT_FOUND, () -> links().unlink(clerk.author(), chart.home()));
    }

    @Test
    void whoTookThemApartIsKnownAndIsAnsweredTheSameAgain() {
        Chart prior = Chart.entered();
        link(prior, Chart.entered());
        assertThat(links().unlink(clerk.author(), prior.home()))
                .isEqualTo(links().unlink(clerk.author(), prior.home()));
        assertThat(of(prior).undone()).get().matches(undone -> undone.by().equals(clerk.author()));
    }

    @Test
    void linksAreThereAfterTheNodeWasStartedAgain() {
        Chart prior = Chart.entered();
        Chart undone = Chart.entered();
        link(prior, Chart.entered());
        link(undone, Chart.entered());
        links().unlink(clerk.author(), undone.home());
        List<Linked> before = List.of(of(prior), of(undone));
        List<Apart> apart = links().apart(clerk.author());
        network.restart(network.a());
        assertThat(List.of(of(prior), of(undone))).isEqualTo(before);
        assertThat(links().apart(clerk.author())).isNotEmpty().isEqualTo(apart);
    }

    private static Linked of(Chart prior) {
        return links().all(clerk.author()).stream()
                .filter(link -> link.prior().equals(prior.home()))
                .findFirst()
                .orElseThrow();
    }

    private static Linked link(Chart prior, Chart surviving) {
        return links().link(clerk.author(), prior.number(), surviving.number());
    }

    private static Apart keepApart(Chart one, Chart other) {
        return links().keepApart(clerk.author(), one.number(), other.number());
    }

    private static List<String> released(Admitted admitted) {
        TestSeat asker = network.hospitalB().clinician();
        return asker.open(asker.read(admitted).packed()).records().stream()
                .map(record -> new String(record.content().toArray(), StandardCharsets.UTF_8))
                .toList();
    }

    private static void notLinked(String code, Chart prior, Chart surviving) {
        assertThat(refused(Reason.NOT_LINKED, () -> link(prior, surviving)).issues())
                .extracting(Issue::code)
                .containsExactly(code);
    }

    private static Links links() {
        return network.a().exchange().links();
    }

    private static List<String> texts(Chart chart) {
        return network.a().exchange().charts().read(clinician.author(), chart.home()).stream()
                .map(ChartRecord::content)
                .map(content -> new String(content.toArray(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> reasons(Chart chart) {
        Predicate<String> isOfLinks = code -> code.endsWith("LINKED");
        return VaultCalls.call(
                        () -> network.a().vault().journal().entries(network.a().chart(chart.home())))
                .stream()
                .flatMap(linked -> linked.entry().use().basis() instanceof Basis.Reason(String code)
                        ? Stream.of(code)
                        : Stream.<String>empty())
                .filter(isOfLinks)
                .toList();
    }
}
