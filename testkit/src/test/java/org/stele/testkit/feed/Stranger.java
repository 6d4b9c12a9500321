package org.stele.testkit.feed;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.stele.testkit.people.Reception;
import org.stele.testkit.people.Staffing;

/** Another patient, whose source gave an id that somebody here has already. */
final class Stranger {
    private Stranger() {}

    static void enter(FedHospital hospital, String id, int cholesterol) throws Exception {
        Patient person = new Patient().addName(new HumanName().setFamily("Somebody"));
        person.setId("Patient/" + id);
        Identifier number = new Identifier().setSystem(FedHospital.AUTHORITY).setValue(Messages.fresh("MR"));
        number.getType().addCoding(new Coding("http://terminology.hl7.org/CodeSystem/v2-0203", "MR", null));
        person.addIdentifier(number);
        Observation result = new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(new CodeableConcept().addCoding(new Coding("http://loinc.org", "2093-3", "Cholesterol")))
                .setSubject(new Reference("Patient/" + id))
                .setValue(new Quantity().setValue(new BigDecimal(cholesterol)));
        result.setId("Observation/" + Messages.fresh("o"));
        Bundle bundle = new Bundle().setType(BundleType.COLLECTION);
        add(bundle, person);
        add(bundle, result);
        new Reception(Staffing.of(hospital.network(), "hospital-a", "hospital-a"), hospital.clerk())
                .receive(FhirContext.forR4Cached()
                        .newJsonParser()
                        .encodeResourceToString(bundle)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static void add(Bundle bundle, Resource resource) {
        bundle.addEntry().setFullUrl("urn:uuid:" + UUID.randomUUID()).setResource(resource);
    }
}
