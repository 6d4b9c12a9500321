package org.stele.gateway.fhir.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.IncomingBundle;
import org.stele.gateway.fhir.Intake;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Issue;
import org.stele.gateway.fhir.issue.Reason;

/** By an invariant of FHIR itself, which needs no package. */
@SuppressWarnings("NullAway.Init") // what is static is made in @BeforeAll
class ProfilePolicyTest {
    /** pat-1: a contact has a name, an address, a phone number or an organization. */
    private static final String EMPTY_CONTACT = ",\"contact\":[{\"gender\":\"female\"}]";

    private static ProfileCheck check;

    @BeforeAll
    static void load(@TempDir Path packages) throws IOException {
        check = ProfileCheck.load(packages);
    }

    @Test
    void whatDoesNotConformIsRefusedWithItsPlace() {
        ProfilePolicy policy = new ProfilePolicy.Refuse(check);
        assertThatThrownBy(() -> policy.examine(bundle(EMPTY_CONTACT)))
                .isInstanceOfSatisfying(
                        InvalidBundleException.class,
                        refusal -> assertThat(refusal.issues())
                                .containsExactly(new Issue("Bundle.entry[0].resource.contact[0]", Reason.PROFILE)));
        assertThat(policy.examine(bundle(""))).isEmpty();
    }

    @Test
    void whatDoesNotConformIsFlaggedWithItsPlaceOrPassedOver() {
        assertThat(new ProfilePolicy.Flag(check).examine(bundle(EMPTY_CONTACT)))
                .extracting(Issue::path)
                .containsExactly("Bundle.entry[0].resource.contact[0]");
        assertThat(new ProfilePolicy.Off().examine(bundle(EMPTY_CONTACT))).isEmpty();
    }

    @Test
    void aResourceThatComesAloneIsNamedByWhereItStands() {
        Bytes patient = bundle(EMPTY_CONTACT).resources().getFirst().content();
        assertThat(new ProfilePolicy.Flag(check).examine(patient, "resource"))
                .extracting(Issue::path)
                .containsExactly("resource.contact[0]");
    }

    private static IncomingBundle bundle(String more) {
        String text = """
                {"resourceType":"Bundle","type":"collection","entry":[
                 {"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111",
                  "resource":{"resourceType":"Patient","name":[{"family":"Walton"}]%s}}]}
                """.formatted(more);
        return Intake.standard().read(text.getBytes(StandardCharsets.UTF_8));
    }
}
