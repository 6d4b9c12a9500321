package org.stele.gateway.fhir.profile;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.issue.Issue;
import org.stele.gateway.fhir.issue.Reason;

/**
 * Checks resources against profiles with HL7's own validator, without a network: its definitions are those of FHIR R4 and of
 * the packages in one folder. Where a terminology is not at hand, a code of it is not held against the resource. Slower than
 * the structure check by two orders of magnitude, so a node does it only where it is told to. One instance serves all
 * threads.
 */
public final class ProfileCheck {
    private static final String WARM_UP =
            "{\"resourceType\":\"Basic\",\"code\":{\"coding\":[{\"system\":\"http://example.org\",\"code\":\"a\"}]}}";

    private final FhirValidator validator;

    private ProfileCheck(FhirValidator validator) {
        this.validator = validator;
    }

    /**
     * Loads the packages and validates once, since the first validation takes seconds: call it when the node starts.
     *
     * @param packages a folder of FHIR packages, {@code *.tgz}
     * @throws IOException where the folder or a package in it cannot be read
     */
    public static ProfileCheck load(Path packages) throws IOException {
        FhirContext context = FhirContext.forR4();
        PrePopulatedValidationSupport profiles = new PrePopulatedValidationSupport(context);
        for (Path file : files(packages)) {
            loadPackage(context, file, profiles);
        }
        ProfileCheck check = new ProfileCheck(validator(context, profiles));
        check.messages(WARM_UP, new ValidationOptions());
        return check;
    }

    private static void loadPackage(FhirContext context, Path file, PrePopulatedValidationSupport profiles)
            throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            NpmPackage contents = NpmPackage.fromPackage(in);
            for (String name : contents.listResources("StructureDefinition", "ValueSet", "CodeSystem")) {
                try (InputStream resource = contents.loadResource(name)) {
                    profiles.addResource(context.newJsonParser().parseResource(resource));
                }
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(it -> it.toString().endsWith(".tgz")).sorted().toList();
        }
    }

    private static FhirValidator validator(FhirContext context, PrePopulatedValidationSupport profiles) {
        ValidationSupportChain chain = new ValidationSupportChain(
                profiles,
                new DefaultProfileValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new SnapshotGeneratingValidationSupport(context));
        FhirInstanceValidator instances = new FhirInstanceValidator(chain);
        instances.setAnyExtensionsAllowed(true);
        instances.setErrorForUnknownProfiles(false);
        instances.setNoTerminologyChecks(false);
        instances.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        return context.newValidator().registerValidatorModule(instances);
    }

    /** Checks a resource against the profiles that it claims in {@code meta.profile} and that are at hand. */
    public List<Issue> check(Bytes resource) {
        return issues(resource, new ValidationOptions());
    }

    /**
     * Checks a resource against the profiles that it claims, and one that the node demands.
     *
     * @param profile the canonical URL of a profile in one of the packages
     */
    public List<Issue> check(Bytes resource, String profile) {
        return issues(resource, new ValidationOptions().addProfile(profile));
    }

    private List<Issue> issues(Bytes resource, ValidationOptions options) {
        return messages(new String(resource.unsafeArray(), StandardCharsets.UTF_8), options).stream()
                .filter(it -> it.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .filter(it -> !concernsTerminology(it))
                .map(it -> new Issue(path(it), Reason.PROFILE))
                .distinct()
                .toList();
    }

    /** The codes of the standard itself are the structure check's; of others this node may lack the terminology. */
    private static boolean concernsTerminology(SingleValidationMessage message) {
        return String.valueOf(message.getMessageId()).toLowerCase(Locale.ROOT).startsWith("terminology_");
    }

    private List<SingleValidationMessage> messages(String json, ValidationOptions options) {
        return validator.validateWithResult(json, options).getMessages();
    }

    /** The validator's path, without the names of slices and without the notes that it adds, which may quote values. */
    private static String path(SingleValidationMessage message) {
        return Optional.ofNullable(message.getLocationString())
                .map(it -> it.replaceAll("/\\*.*?\\*/", "").replaceAll(":[A-Za-z0-9-]+", ""))
                .orElse("");
    }
}
