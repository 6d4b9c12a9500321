package org.stele.node.api;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.stele.node.fhir.rest.FhirAnswers;
import org.stele.node.fhir.rest.OwnSummaries;
import org.stele.node.fhir.rest.PatientMatches;

/** What a node answers by its use cases. */
@Configuration(proxyBeanMethods = false)
@Import({
    AccessController.class,
    AmendmentController.class,
    AppController.class,
    AudienceController.class,
    ChartController.class,
    ClaimController.class,
    CredentialController.class,
    DispatchController.class,
    DocumentController.class,
    ErasureController.class,
    FeedController.class,
    FhirAnswers.class,
    FhirBatchController.class,
    FhirController.class,
    FhirExportController.class,
    FhirOperationController.class,
    FhirProofController.class,
    FhirWriteController.class,
    HealthLinkController.class,
    HealthLinkUseController.class,
    IntakeController.class,
    LaunchController.class,
    OAuthController.class,
    OwnStaff.class,
    OwnSummaries.class,
    OwnSummaryController.class,
    KeepingController.class,
    MemberName.class,
    LinkController.class,
    MisattributionController.class,
    PatientController.class,
    PatientMatches.class,
    PeerController.class,
    ProposalController.class,
    ProvisionalController.class,
    ReviewController.class,
    SharingController.class,
    StaffController.class
})
public class ExchangeApi {}
