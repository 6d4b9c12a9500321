package org.stele.vault.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.stele.crypto.Aead;
import org.stele.crypto.AeadKey;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultFixture;
import org.stele.vault.dump.Townspeople.Townsman;
import org.stele.vault.padding.Padding;
import org.stele.vault.record.RecordDraft;

/**
 * A thief has the dump of a vault with a thousand patients, knows which rows are whose, and what every second of them has. What
 * the others have is guessed from it no better than from public statistics.
 */
@SuppressWarnings("NullAway.Init") // what is static is made in @BeforeAll
@Tag("faults")
class DumpAttackTest {
    private static final int PEOPLE = 1000;

    private static VaultFixture fixture;
    private static List<Townsman> people;
    private static Dump dump;
    private static FrequencyAttack byFrequency;
    private static OrderAttack byBirth;
    private static OrderAttack byValue;

    @BeforeAll
    static void steal() {
        fixture = new VaultFixture();
        people = Townspeople.many(PEOPLE, 42);
        for (Townsman person : people) {
            fixture.vault().directory().register(VaultFixture.TREAT, person.person());
            fixture.store(person.records().toArray(RecordDraft[]::new));
            RandomId diagnosis = person.records().get(1).id();
            fixture.vault().openings().open(VaultFixture.TREAT, person.subject(), List.of(diagnosis));
        }
        fixture.vault().journal().post();
        dump = Dump.of(fixture.database(), owners(), PEOPLE);
        byFrequency =
                new FrequencyAttack(people.stream().map(Townsman::diagnosis).toList());
        byBirth = new OrderAttack(people.stream()
                .map(person -> (double) person.birth().toEpochDay())
                .toList());
        byValue = new OrderAttack(
                people.stream().map(person -> (double) person.value()).toList());
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void diagnosesAreGuessedNoBetterThanFromStatistics() {
        assertThat(dump.words()).hasSizeGreaterThan(40).containsKey("vault.record#1 sealed length");
        assertThat(byFrequency.successes(dump.words())).isEmpty();
    }

    @Test
    void nothingIsInTheOrderOfBirthDatesOrOfMeasuredValues() {
        assertThat(dump.numbers()).hasSizeGreaterThan(20).containsKey("vault.record#0 position");
        assertThat(byBirth.successes(dump.numbers())).isEmpty();
        assertThat(byValue.successes(dump.numbers())).isEmpty();
    }

    @Test
    void theAttackFindsATokenThatIsTheSameForTheSameDiagnosis() {
        Dump planted = new Dump(new TreeMap<>(), new TreeMap<>());
        for (int i = 0; i < PEOPLE; i++) {
            String diagnosis = people.get(i).diagnosis();
            planted.word(
                    "token",
                    i,
                    PEOPLE,
                    Hash.of(diagnosis.getBytes(StandardCharsets.UTF_8)).toString());
        }
        assertThat(byFrequency.successes(planted.words())).containsEntry("token", PEOPLE / 2.0);
    }

    @Test
    void theAttackFindsDiagnosesByTheLengthOfWhatIsNotPadded() {
        Dump planted = new Dump(new TreeMap<>(), new TreeMap<>());
        for (int i = 0; i < PEOPLE; i++) {
            byte[] text = people.get(i).records().get(1).content().toArray();
            planted.word("bare", i, PEOPLE, "" + sealed(text).length);
            planted.word("padded", i, PEOPLE, "" + sealed(Padding.LARGE.add(text)).length);
        }
        assertThat(byFrequency.successes(planted.words()))
                .containsKeys("bare", "bare of 86406008")
                .doesNotContainKey("padded");
    }

    @Test
    void theAttackFindsThatTheRarestDiagnosisAloneIsLonger() {
        Dump planted = new Dump(new TreeMap<>(), new TreeMap<>());
        for (int i = 0; i < PEOPLE; i++) {
            planted.word("length", i, PEOPLE, people.get(i).diagnosis().equals("86406008") ? "3072" : "2048");
        }
        assertThat(byFrequency.successes(planted.words())).containsOnlyKeys("length of 86406008");
    }

    @Test
    void theAttackFindsWhatKeepsTheOrder() {
        Dump planted = new Dump(new TreeMap<>(), new TreeMap<>());
        for (int i = 0; i < PEOPLE; i++) {
            planted.number("year", i, PEOPLE, -people.get(i).birth().getYear());
        }
        assertThat(byBirth.successes(planted.numbers())).containsKey("year");
    }

    private static byte[] sealed(byte[] text) {
        return Aead.seal(AeadKey.generate(), text, new byte[0]);
    }

    private static Map<String, Integer> owners() {
        Map<String, Integer> owners = new HashMap<>();
        for (int i = 0; i < people.size(); i++) {
            owners.put(hex(people.get(i).subject()), i);
            for (RecordDraft record : people.get(i).records()) {
                owners.put(hex(record.id()), i);
            }
        }
        return owners;
    }

    private static String hex(RandomId id) {
        return HexFormat.of().formatHex(id.bytes().toArray());
    }
}
