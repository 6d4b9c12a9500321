package org.stele.gateway.fhir.structure;

import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;

/** The codes of value sets that need no terminology server: listed codes and whole code systems of the standard. */
final class RequiredCodes {
    private final IValidationSupport definitions;

    RequiredCodes(IValidationSupport definitions) {
        this.definitions = definitions;
    }

    /** Empty where the value set reaches beyond the standard's own code systems (languages, media types, currencies). */
    Optional<SortedSet<String>> of(String canonical) {
        String url = canonical.replaceAll("\\|.*", "");
        if (!(definitions.fetchValueSet(url) instanceof ValueSet set)
                || !set.getCompose().getExclude().isEmpty()) {
            return Optional.empty();
        }
        SortedSet<String> codes = new TreeSet<>();
        boolean whole = set.getCompose().getInclude().stream().allMatch(it -> collect(it, codes));
        return whole && !codes.isEmpty() ? Optional.of(codes) : Optional.empty();
    }

    private boolean collect(ConceptSetComponent include, SortedSet<String> codes) {
        if (include.hasFilter() || include.hasValueSet()) {
            return false;
        }
        if (include.hasConcept()) {
            include.getConcept().forEach(it -> codes.add(it.getCode()));
            return true;
        }
        if (definitions.fetchCodeSystem(include.getSystem()) instanceof CodeSystem system
                && system.getContent() == CodeSystemContentMode.COMPLETE) {
            collect(system.getConcept(), codes);
            return true;
        }
        return false;
    }

    private static void collect(List<CodeSystem.ConceptDefinitionComponent> concepts, SortedSet<String> codes) {
        for (CodeSystem.ConceptDefinitionComponent concept : concepts) {
            codes.add(concept.getCode());
            collect(concept.getConcept(), codes);
        }
    }
}
