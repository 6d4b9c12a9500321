package org.stele.testkit.feed;

import java.nio.charset.StandardCharsets;

/** C-CDA documents about made-up people. */
final class Documents {
    static final String ROOT = "2.16.840.1.99.1";

    private Documents() {}

    /**
     * One of a set of the patient's.
     *
     * @param version its number in the set, and the hour at which it was made
     * @param entries what stands in the sections of problems and of allergies
     */
    static byte[] of(String number, int version, String... entries) {
        return text(number, version, entries).getBytes(StandardCharsets.UTF_8);
    }

    static String text(String number, int version, String... entries) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <?xml-stylesheet type="text/xsl" href="CDA.xsl"?>
                <ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                  <templateId root="2.16.840.1.113883.10.20.22.1.2" extension="2015-08-01"/>
                  <id root="2.16.840.1.99.3" extension="%1$s-%2$d"/>
                  <code code="34133-9" codeSystem="2.16.840.1.113883.6.1"/>
                  <title>Summary</title>
                  <effectiveTime value="20260301%2$02d0000+0100"/>
                  <confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>
                  <setId root="2.16.840.1.99.4" extension="%1$s"/>
                  <versionNumber value="%2$d"/>
                  <recordTarget><patientRole>
                    <id root="2.16.840.1.99.1" extension="%1$s"/>
                    <patient>
                      <name use="L"><given>Ada</given><family>Quintero</family></name>
                      <administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/>
                      <birthTime value="19700203"/>
                    </patient>
                  </patientRole></recordTarget>
                  <custodian><assignedCustodian><representedCustodianOrganization>
                    <id root="2.16.840.1.99.2"/><name>North Hospital</name>
                  </representedCustodianOrganization></assignedCustodian></custodian>
                  <component><structuredBody>%3$s</structuredBody></component>
                </ClinicalDocument>
                """.formatted(number, version, String.join("\n", entries));
    }

    static String problem(String id, String code, String name, String status) {
        return """
                <component><section>
                  <code code="11450-4" codeSystem="2.16.840.1.113883.6.1"/><text>%3$s</text>
                  <entry><act classCode="ACT" moodCode="EVN">
                    <code code="CONC" codeSystem="2.16.840.1.113883.5.6"/><statusCode code="active"/>
                    <entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN">
                      <id root="2.16.840.1.99.6" extension="%1$s"/>
                      <code code="64572001" codeSystem="2.16.840.1.113883.6.96"/><statusCode code="completed"/>
                      <effectiveTime><low value="2018"/></effectiveTime>
                      <value xsi:type="CD" code="%2$s" codeSystem="2.16.840.1.113883.6.96" displayName="%3$s"/>
                      <entryRelationship typeCode="REFR"><observation classCode="OBS" moodCode="EVN">
                        <code code="33999-4" codeSystem="2.16.840.1.113883.6.1"/>
                        <value xsi:type="CD" code="%4$s" codeSystem="2.16.840.1.113883.6.96"/>
                      </observation></entryRelationship>
                    </observation></entryRelationship>
                  </act></entry>
                </section></component>
                """.formatted(id, code, name, status);
    }

    static String allergy(String id) {
        return """
                <component><section>
                  <code code="48765-2" codeSystem="2.16.840.1.113883.6.1"/><text>Penicillin</text>
                  <entry><act classCode="ACT" moodCode="EVN"><statusCode code="active"/>
                    <entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN">
                      <id root="2.16.840.1.99.6" extension="%s"/>
                      <code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/><statusCode code="completed"/>
                      <value xsi:type="CD" code="416098002" codeSystem="2.16.840.1.113883.6.96"/>
                      <participant typeCode="CSM"><participantRole classCode="MANU"><playingEntity classCode="MMAT">
                        <code code="70618" codeSystem="2.16.840.1.113883.6.88" displayName="Penicillin"/>
                      </playingEntity></participantRole></participant>
                    </observation></entryRelationship>
                  </act></entry>
                </section></component>
                """.formatted(id);
    }
}
