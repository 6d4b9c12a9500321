package org.stele.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.stele.vault.label.Label;

/**
 * Reads every resource as an attacker would: whole, with what is encoded in it decoded. The words and codes looked for are
 * this test's own and not those of the rule set.
 */
class SensitivityScanTest {
    private static final Pattern BASE64 = Pattern.compile("\"data\":\"([A-Za-z0-9+/=]+)\"");

    private static final List<Pattern> SENSITIVE = List.of(
            words(
                    "depressi",
                    "suicid",
                    "psychi",
                    "psychoth",
                    "phq",
                    "posttraumatic",
                    "post-traumatic",
                    "ptsd",
                    "bipolar"),
            words("schizophren", "anxiety", "panic", "attention deficit", "self-harm", "self harm", "antidepress"),
            words("fluoxetine", "sertraline", "methylphenidate", "atomoxetine", "clonazepam", "lithium carbonate"),
            words("opioid", "heroin", "cocaine", "drug abuse", "drug overdose", "drug addict", "misuses drugs"),
            words(
                    "alcohol",
                    "substance use",
                    "substance abuse",
                    "detoxification",
                    "naltrexone",
                    "buprenorphine",
                    "methadone"),
            words("hiv\\b", "human immunodeficiency", "aids\\b", "antiretroviral", "tenofovir", "emtricitabine"),
            words(
                    "pregnan",
                    "miscarriage",
                    "contracept",
                    "abortion",
                    "antenatal",
                    "prenatal",
                    "childbirth",
                    "sterilization"),
            words("intrauterine", "vasectomy", "tubal", "sexually transmitted", "chlamydia", "gonorrh", "syphilis"),
            words(
                    "partner abuse",
                    "domestic abuse",
                    "domestic violence",
                    "rape\\b",
                    "afraid of your partner",
                    "assault"),
            words("cystic fibrosis", "sickle cell", "brca"),
            // Major depression, its episode, PHQ-9, PHQ-2 and its teens' form, GAD-7.
            codes("370143000", "36923009", "44249-1", "44261-6", "55757-9", "55758-7", "89206-7", "69737-5", "70274-6"),
            // Fluoxetine, opioid abuse, dependent drug abuse, overdose, AUDIT-C, DAST-10.
            codes("310385", "5602001", "6525002", "55680006", "72109-2", "75626-2", "82666-9", "82667-7"),
            // HIV and AIDS, normal pregnancy, victim of intimate partner abuse, HARK.
            codes("86406008", "62479008", "72892002", "706893006", "76499-3", "76504-0"));

    private final Intake intake = Intake.standard();

    @Test
    void nothingInTheSamplesShowsASensitiveMatterWithoutASensitivityLabel() {
        assertThat(leaks(TestBundles.samples())).isEmpty();
    }

    @Test
    void nothingInTheTwelvePatientsBesideTheRepositoryDoesEither() {
        assertThat(leaks(TestBundles.shared())).isEmpty();
    }

    @Test
    void notesAreNeverClassified() {
        for (Path file : TestBundles.samples()) {
            assertThat(intake.read(TestBundles.read(file)).resources())
                    .filteredOn(it ->
                            it.kind().equals("DocumentReference") || whole(it).contains("\"div\":"))
                    .isNotEmpty()
                    .allMatch(it -> it.labels().domains().equals(unclassified()));
        }
    }

    private static Object unclassified() {
        return new TreeSet<>(List.of(Label.UNCLASSIFIED));
    }

    private List<String> leaks(List<Path> files) {
        List<String> leaks = new ArrayList<>();
        for (Path file : files) {
            intake.read(TestBundles.read(file)).resources().stream()
                    .filter(it -> it.labels().sensitivities().isEmpty())
                    .forEach(it -> leak(file, it, leaks));
        }
        return leaks;
    }

    private static void leak(Path file, IncomingResource resource, List<String> leaks) {
        String text = whole(resource);
        for (Pattern pattern : SENSITIVE) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                leaks.add(file.getFileName() + " " + resource.kind() + ": " + matcher.group());
            }
        }
    }

    private static String whole(IncomingResource resource) {
        String json = new String(resource.content().toArray(), StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder(json);
        Matcher matcher = BASE64.matcher(json);
        while (matcher.find()) {
            text.append('\n').append(new String(Base64.getDecoder().decode(matcher.group(1)), StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    private static Pattern words(String... words) {
        return Pattern.compile("\\b(" + String.join("|", words) + ")", Pattern.CASE_INSENSITIVE);
    }

    private static Pattern codes(String... codes) {
        return Pattern.compile("\"code\":\"(" + String.join("|", codes) + ")\"");
    }
}
