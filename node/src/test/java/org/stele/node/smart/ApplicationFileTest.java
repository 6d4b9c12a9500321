package org.stele.node.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.stele.node.smart.Application.Approvers;

/** Who approves an application is one of two, and each gives only what is theirs to give. */
class ApplicationFileTest {
    private static final String PATIENTS = "\"approved_by\":\"patients\",";

    @Test
    void whoApprovesIsStaffUnlessItSaysPatients() {
        assertThat(parse("", "user/*.rs").isFor(Approvers.STAFF)).isTrue();
        assertThat(parse("\"approved_by\":\"staff\",", "user/*.rs openid").isFor(Approvers.PATIENTS))
                .isFalse();
        Application app = parse(PATIENTS, "launch/patient openid fhirUser offline_access patient/*.rs");
        assertThat(app.isFor(Approvers.PATIENTS)).isTrue();
        assertThat(app.isFor(Approvers.STAFF)).isFalse();
    }

    @Test
    void patientsGiveTheirOwnChartAndNobodyElsesAndStaffNothingThatGoesOn() {
        refused(PATIENTS, "user/*.rs");
        refused(PATIENTS, "launch/patient patient/*.rs user/Observation.rs");
        refused(PATIENTS, "patient/*.rs");
        refused(PATIENTS, "launch/patient patient/*.cruds");
        refused(PATIENTS, "launch/patient fhirUser patient/*.rs");
        refused("", "user/*.rs offline_access");
        refused("", "user/*.rs openid fhirUser");
        refused("\"approved_by\":\"anybody\",", "launch/patient patient/*.rs");
        assertThatThrownBy(() -> ApplicationFile.parse("steps", """
                {"name":"Steps","approved_by":"patients","seat":"rZDPSXnVZ5wP3fKXw0gq6A","scope":"system/*.rs","jwks":{"keys":[]}}""".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("approved_by");
    }

    @Test
    void whatIsOpenedFromTheRecordSystemSaysWhereAndIsForStaff() {
        String opens = "\"launch_url\":\"https://steps.example/launch\",";
        assertThat(parse(opens, "launch launch/encounter patient/*.rs").launchUrl())
                .contains("https://steps.example/launch");
        assertThat(parse("", "launch/patient launch/encounter patient/*.rs").launchUrl())
                .isEmpty();
        refused("", "launch patient/*.rs");
        refused(opens, "launch/patient patient/*.rs");
        refused("\"launch_url\":\"http://steps.example/launch\",", "launch patient/*.rs");
        refused("\"launch_url\":\"https://steps.example/launch#here\",", "launch patient/*.rs");
        refused("", "launch/encounter user/*.rs");
        refused(PATIENTS + opens, "launch launch/patient patient/*.rs");
        refused(PATIENTS, "launch/patient launch/encounter patient/*.rs");
    }

    private static void refused(String approvers, String scope) {
        assertThatThrownBy(() -> parse(approvers, scope))
                .as(approvers + scope)
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Application parse(String approvers, String scope) {
        String file = """
                {"name":"Steps","redirect_uris":["https://steps.example/answer"],%s"scope":"%s"}""".formatted(approvers, scope);
        return ApplicationFile.parse("steps", file.getBytes(StandardCharsets.UTF_8));
    }
}
