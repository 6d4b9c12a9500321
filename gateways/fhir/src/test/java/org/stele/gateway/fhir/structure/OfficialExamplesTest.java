package org.stele.gateway.fhir.structure;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Agreement with HL7's own validator, on the examples of the specification and on what becomes of them when they are
 * broken. The examples come from R4B: kinds that it changed, and definitions that name its version, are left out.
 */
class OfficialExamplesTest {
    private static final Set<String> OTHER_IN_R4B = Set.of(
            "Bundle",
            "CapabilityStatement",
            "CodeSystem",
            "CompartmentDefinition",
            "Evidence",
            "EvidenceVariable",
            "ImplementationGuide",
            "OperationDefinition",
            "ResearchElementDefinition",
            "SearchParameter",
            "StructureDefinition",
            "ValueSet");
    private static final int SAMPLE = 8;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StructureCheck check = new StructureCheck(100);

    @Test
    void everyExampleOfCareIsAccepted() {
        SortedMap<String, ObjectNode> examples = examples();
        assertThat(examples).hasSizeGreaterThan(900);
        examples.forEach((name, resource) ->
                assertThat(check.check(resource, name)).as(name).isEmpty());
    }

    @Test
    void whateverBreaksAnExampleIsFoundByBoth() {
        FhirValidator validator = validator();
        Random random = new Random(42);
        List<ObjectNode> examples = new ArrayList<>(examples().values());
        examples.removeIf(it -> it.toString().length() > 6_000);
        for (int i = 0; i < SAMPLE; i++) {
            ObjectNode example = examples.get(random.nextInt(examples.size()));
            long before = errors(validator, example);
            for (ObjectNode broken :
                    List.of(withStranger(example), withWrongType(example, random), withoutMandatory(example))) {
                assertThat(check.check(broken, "R")).as(broken.toString()).isNotEmpty();
                assertThat(errors(validator, broken)).as(broken.toString()).isGreaterThan(before);
            }
        }
    }

    private static ObjectNode withStranger(ObjectNode example) {
        return example.deepCopy().put("stranger", "x");
    }

    /** A number, which no element of any resource takes in place of an object, a list or a code. */
    private static ObjectNode withWrongType(ObjectNode example, Random random) {
        List<String> names = new ArrayList<>(example.propertyNames());
        names.remove("resourceType");
        names.removeIf(it -> !example.get(it).isContainer());
        return names.isEmpty()
                ? withStranger(example)
                : example.deepCopy().put(names.get(random.nextInt(names.size())), 1.5);
    }

    private static ObjectNode withoutMandatory(ObjectNode example) {
        TypeSchema type =
                Schema.R4.resource(example.path("resourceType").asString("")).orElseThrow();
        ObjectNode broken = example.deepCopy();
        type.mandatory().stream()
                .flatMap(List::stream)
                .filter(broken::has)
                .findFirst()
                .ifPresentOrElse(broken::remove, () -> broken.put("stranger", "x"));
        return broken;
    }

    private static long errors(FhirValidator validator, JsonNode resource) {
        try {
            return validator.validateWithResult(resource.toString()).getMessages().stream()
                    .filter(it -> it.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                    .count();
        } catch (ClassCastException e) {
            // HL7's validator falls over a meta that is no object; that is a finding too.
            return Long.MAX_VALUE;
        }
    }

    private static FhirValidator validator() {
        FhirContext context = FhirContext.forR4Cached();
        return context.newValidator()
                .registerValidatorModule(new FhirInstanceValidator(new ValidationSupportChain(
                        new DefaultProfileValidationSupport(context),
                        new CommonCodeSystemsTerminologyService(context),
                        new InMemoryTerminologyServerValidationSupport(context))));
    }

    private SortedMap<String, ObjectNode> examples() {
        SortedMap<String, ObjectNode> examples = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar().toFile())) {
            zip.stream()
                    .filter(it -> it.getName().startsWith("json/spec/")
                            && it.getName().endsWith(".json"))
                    .forEach(it -> add(zip, it, examples));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return examples;
    }

    private void add(ZipFile zip, ZipEntry entry, SortedMap<String, ObjectNode> examples) {
        try (InputStream in = zip.getInputStream(entry)) {
            if (entry.getSize() < 1_000_000
                    && JSON.readTree(in) instanceof ObjectNode resource
                    && check.kindOf(resource)
                            .filter(it -> !OTHER_IN_R4B.contains(it))
                            .isPresent()) {
                examples.put(entry.getName(), resource);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jar() {
        String place = Objects.requireNonNull(OfficialExamplesTest.class.getResource("/spec-json.txt"))
                .toString();
        return Path.of(URI.create(place.substring("jar:".length(), place.indexOf('!'))));
    }
}
