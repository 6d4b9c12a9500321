package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.id.SeatId;
import org.stele.testkit.people.Clinician;
import org.stele.testkit.people.Identity;
import org.stele.testkit.people.Patient;
import org.stele.testkit.people.SharedNetwork;
import org.stele.testkit.people.Staffing;

/** A clinician of one hospital asks another as whom it knows a person; both are real nodes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FhirPixElsewhereTest {
    private Introducing introducing;
    private Patient granting;
    private Patient silent;

    @BeforeAll
    void takePatientsIn() throws Exception {
        introducing = Introducing.open(SharedNetwork.get(), "1910");
        granting = introducing.patient("px-1");
        silent = introducing.patient("px-2");
    }

    @Test
    void whoHasAGrantIsToldAsWhomTheOtherHospitalKnowsThePersonAndNobodyElseIsAfterItIsRevoked() throws Exception {
        String never = refusal("px-9");
        assertThat(never).startsWith("404");
        assertThat(refusal("px-1")).isEqualTo(never);
        int before = Introducing.asked(granting);
        GrantId grant = introducing.grant(granting, Grantee.organisation(organisation()));
        Parameters answer = ask("px-1", Introducing.LOCAL);
        String subject = introducing
                .asking()
                .seat()
                .subject(introducing.custodian().organisation(), Introducing.NATIONAL, "px-1")
                .toString();
        assertThat(Introducing.identifiers(answer))
                .containsExactly(at() + "|" + subject, Introducing.LOCAL + "|mr-px-1");
        assertThat(Introducing.identifiers(ask("px-1"))).containsExactly(at() + "|" + subject);
        assertThat(Introducing.asked(granting)).isEqualTo(before + 2);
        granting.wallet().revoke(grant);
        assertThat(refusal("px-1")).isEqualTo(never);
        assertThat(Introducing.asked(granting)).isEqualTo(before + 3);
    }

    @Test
    void whoNeverGrantedIsAsWhoNeverWasAndSeesThatSomebodyAsked() throws Exception {
        int before = Introducing.asked(silent);
        assertThat(refusal("px-2")).isEqualTo(refusal("px-8"));
        assertThat(Introducing.asked(silent)).isEqualTo(before + 1);
        assertThat(new String(silent.wallet().trail(), StandardCharsets.UTF_8))
                .contains(introducing.asking().holder().author().toString(), "ACCESS_REFUSED");
    }

    @Test
    void aGrantToOneSeatIsNoOtherSeats() throws Exception {
        Clinician colleague = Staffing.of(SharedNetwork.get(), "hospital-b", "board")
                .clinician(Identity.npi("Colleague", "0000019103"));
        IGenericClient other = Asking.client(colleague.employer(), colleague.holder());
        SeatId seat = SeatId.parse(introducing.asking().holder().author().name());
        Patient patient = introducing.patient("px-3");
        introducing.grant(patient, Grantee.seat(organisation(), seat));
        assertThat(Introducing.identifiers(ask("px-3"))).hasSize(1);
        assertThat(introducing.refusal(other, "px-3")).isEqualTo(introducing.refusal(other, "px-9"));
    }

    @Test
    void whatIsKeptBackFromTheAskerOrFromEveryoneIsAsIfItWereNotThere() throws Exception {
        Patient patient = introducing.patient("px-4");
        introducing.grant(patient, Grantee.organisation(organisation()));
        assertThat(Introducing.identifiers(ask("px-4"))).hasSize(1);
        for (Optional<OrganisationId> against :
                List.of(Optional.of(organisation()), Optional.<OrganisationId>empty())) {
            RestrictionId restriction = patient.wallet().restrict(against);
            assertThat(refusal("px-4")).isEqualTo(refusal("px-9"));
            patient.wallet().lift(restriction);
        }
        assertThat(Introducing.identifiers(ask("px-4"))).hasSize(1);
    }

    @Test
    void onlyMembersAreAskedAndOnlyByClinicians() {
        IGenericClient client = introducing.client();
        assertThatThrownBy(() -> introducing.ask(client, "px-1", "urn:stele:org:" + OrganisationId.generate()))
                .isInstanceOf(UnprocessableEntityException.class);
        assertThatThrownBy(() -> introducing.ask(client, "px-1", "urn:stele:org:nobody"))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> introducing.ask(
                        client, "px-9", Introducing.at(introducing.asking().employer())))
                .isInstanceOf(ResourceNotFoundException.class);
        IGenericClient desk =
                Asking.client(introducing.custodian(), introducing.clerk().holder());
        assertThatThrownBy(() -> introducing.ask(
                        desk, "px-1", Introducing.at(introducing.asking().employer())))
                .isInstanceOf(ForbiddenOperationException.class);
    }

    private OrganisationId organisation() {
        return introducing.asking().employer().organisation();
    }

    private String at() {
        return Introducing.at(introducing.custodian());
    }

    private Parameters ask(String number, String... targets) {
        String[] all = Arrays.copyOf(targets, targets.length + 1);
        all[targets.length] = at();
        return introducing.ask(introducing.client(), number, all);
    }

    private String refusal(String number) {
        return introducing.refusal(introducing.client(), number);
    }
}
