package org.stele.gateway.ccda.document;

import java.util.Set;

/** The names of CDA R2's elements, of its narratives, and of HL7's own extension: the only ones that may be told of a document. */
final class ElementNames {
    private static final Set<String> KNOWN = Set.of("""
            ClinicalDocument
            act addr administrationUnitCode administrativeGenderCode approachSiteCode asOrganizationPartOf
            asPatientRelationship assignedAuthor assignedAuthoringDevice assignedCustodian assignedEntity assignedPerson
            associatedEntity associatedPerson authenticator author authorization birthTime birthplace center
            code component componentOf confidentialityCode consent consumable copyTime criterion custodian dataEnterer
            desc dischargeDispositionCode documentationOf doseCheckQuantity doseQuantity effectiveTime
            encompassingEncounter encounter encounterParticipant entry entryRelationship ethnicGroupCode expectedUseTime
            externalAct externalDocument externalObservation externalProcedure functionCode guardian guardianOrganization
            guardianPerson healthCareFacility id inFulfillmentOf independentInd informant informationRecipient
            intendedRecipient interpretationCode languageCode languageCommunication legalAuthenticator location
            lotNumberText manufacturedLabeledDrug manufacturedMaterial manufacturedProduct manufacturerModelName
            manufacturerOrganization maritalStatusCode maxDoseQuantity methodCode modeCode name nonXMLBody observation
            observationMedia observationRange order organizer originalText parentDocument participant participantRole
            patient patientRole performer place playingDevice playingEntity precondition preferenceInd priorityCode
            procedure product proficiencyLevelCode providerOrganization quantity raceCode rateQuantity realmCode
            receivedOrganization recordTarget reference referenceRange regionOfInterest relatedDocument relatedEntity
            relatedPerson relatedSubject religiousAffiliationCode repeatNumber representedCustodianOrganization
            representedOrganization responsibleParty routeCode scopingEntity section sequenceNumber serviceEvent
            serviceProviderOrganization setId signatureCode softwareName specimen specimenPlayingEntity specimenRole
            standardIndustryClassCode statusCode structuredBody subject substanceAdministration supply targetSiteCode
            telecom templateId text time title translation typeId value versionNumber wholeOrganization
            country county city postalCode state streetAddressLine streetName houseNumber additionalLocator
            useablePeriod delimiter family given prefix suffix validTime
            denominator event group high increment low numerator offset period phase qualifier seperatableInd thumbnail
            width
            br caption col colgroup content footnote footnoteRef item linkHtml list paragraph renderMultiMedia sub sup
            table tbody td tfoot th thead tr
            sdtc:birthTime sdtc:deceasedInd sdtc:deceasedTime sdtc:desc sdtc:dischargeDispositionCode sdtc:ethnicGroupCode
            sdtc:functionCode sdtc:id sdtc:inFulfillmentOf1 sdtc:multipleBirthInd sdtc:multipleBirthOrderNumber
            sdtc:patient sdtc:raceCode sdtc:signatureText sdtc:statusCode sdtc:text
            """.strip().split("\\s+"));

    private ElementNames() {}

    static boolean isKnown(String name) {
        return KNOWN.contains(name);
    }
}
