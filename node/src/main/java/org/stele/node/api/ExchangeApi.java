package org.stele.node.api;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.stele.gateway.fhir.Intake;
import org.stele.gateway.fhir.IntakeLimits;
import org.stele.gateway.fhir.label.Classifier;
import org.stele.node.fhir.FhirDoor;
import org.stele.node.fhir.SingleResource;

/** What a node answers by its use cases. */
@Configuration(proxyBeanMethods = false)
@Import({
    AccessController.class,
    AmendmentController.class,
    ClaimController.class,
    CredentialController.class,
    ErasureController.class,
    IntakeController.class,
    OwnStaff.class,
    KeepingController.class,
    PatientController.class,
    PeerController.class,
    ReviewController.class,
    SharingController.class,
    StaffController.class
})
public class ExchangeApi {
    /** Reading the structure of FHIR takes a while: it begins with the node, not with the first bundle. */
    @Bean
    FhirDoor fhirDoor(InstantSource clock) {
        Classifier classifier = Classifier.standard();
        return new FhirDoor(
                new Intake(IntakeLimits.STANDARD, classifier),
                new SingleResource(IntakeLimits.STANDARD, classifier, clock),
                clock);
    }
}
