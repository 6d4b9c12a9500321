package org.stele.gateway.fhir.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.identity.Power;
import org.stele.contracts.network.Purpose;
import org.stele.formats.proposal.GrantTerms;
import org.stele.gateway.fhir.label.DomainCodes;
import org.stele.gateway.fhir.label.SensitivityCodes;
import tools.jackson.databind.node.ObjectNode;

/** Whatever `stele wallet grant` can grant is a Consent that is read as that grant again. */
class ConsentRoundTripProperties {
    @Property(tries = 500)
    void aConsentsGrantIsTheSameConsentAgain(@ForAll("terms") GrantTerms terms) {
        ObjectNode consent = ProposedTerms.consent(terms);
        GrantTerms read = ProposedTerms.read(consent);
        assertThat(read.grantee()).isEqualTo(terms.grantee());
        assertThat(read.purposes()).isEqualTo(terms.purposes());
        assertThat(read.validity()).isEqualTo(terms.validity());
        ObjectNode again = ProposedTerms.consent(read);
        assertThat(again.path("provision")).isEqualTo(consent.path("provision"));
        assertThat(ProposedTerms.read(again)).isEqualTo(read);
    }

    @Provide
    Arbitrary<GrantTerms> terms() {
        return Combinators.combine(
                        grantees(),
                        Arbitraries.of(Purpose.class).set().ofMinSize(1).ofMaxSize(4),
                        some("domain", DomainCodes.all(), 1, 5),
                        some("sensitivity", SensitivityCodes.all(), 0, 8),
                        some("kind", List.of("Condition", "Observation", "Task"), 0, 2))
                .as((grantee, purposes, domains, sensitivities, kinds) -> {
                    Set<String> labels = new HashSet<>(domains);
                    labels.addAll(sensitivities);
                    labels.addAll(kinds);
                    return ProposedTerms.of(grantee, purposes, labels.toArray(String[]::new));
                });
    }

    private static Arbitrary<Grantee> grantees() {
        return Arbitraries.oneOf(
                Arbitraries.just(Grantee.organisation(ProposedTerms.OTHER)),
                Arbitraries.just(Grantee.seat(ProposedTerms.OTHER, ProposedTerms.SEAT)),
                Arbitraries.of(Power.class).map(power -> Grantee.role(ProposedTerms.OTHER, power)));
    }

    /** Some of an axis, or all by its star. */
    private static Arbitrary<Set<String>> some(String axis, List<String> codes, int least, int most) {
        return Arbitraries.oneOf(
                        Arbitraries.of(codes).set().ofMinSize(least).ofMaxSize(most), Arbitraries.just(Set.of("*")))
                .map(chosen -> {
                    Set<String> labels = new HashSet<>();
                    chosen.forEach(code -> labels.add(axis + ":" + code));
                    return labels;
                });
    }
}
