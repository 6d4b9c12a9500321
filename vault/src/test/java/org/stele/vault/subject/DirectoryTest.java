package org.stele.vault.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.vault.VaultFixture.TREAT;
import static org.stele.vault.VaultFixture.person;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;
import org.stele.vault.VaultFixture;
import org.stele.vault.journal.proof.Action;

class DirectoryTest {
    private static VaultFixture fixture;

    private final RandomId subject = RandomId.generate();

    @BeforeAll
    static void open() {
        fixture = new VaultFixture();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void aPersonIsFoundByNumberAndBySubjectAlsoAfterARestart() {
        Person person = person(subject, "Ada Lovelace", "MRN-1");
        directory().register(TREAT, person);
        fixture.restart();
        assertThat(directory().find(subject)).contains(person);
        assertThat(directory().find(new Identifier("urn:oid:1.2.3", "MRN-1"))).contains(person);
        assertThat(directory().find(new Identifier("urn:oid:9.9.9", "MRN-1"))).isEmpty();
        assertThat(lastAction()).isEqualTo(Action.REGISTER);
    }

    @Test
    void aChangedNumberReplacesTheOldOne() {
        directory().register(TREAT, person(subject, "Grace Hopper", "MRN-2"));
        directory().register(TREAT, person(subject, "Grace Hopper", "MRN-3"));
        assertThat(directory().find(new Identifier("urn:oid:1.2.3", "MRN-2"))).isEmpty();
        assertThat(directory().find(new Identifier("urn:oid:1.2.3", "MRN-3"))).isPresent();
    }

    @Test
    void oneNumberIsNeverTwoPersons() {
        directory().register(TREAT, person(subject, "One", "MRN-4"));
        Person twin = person(RandomId.generate(), "Two", "MRN-4");
        Person fine = person(RandomId.generate(), "Three", "MRN-5");
        assertThatThrownBy(() -> directory().registerAll(TREAT, List.of(fine, twin)))
                .isInstanceOfSatisfying(
                        VaultException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT));
        assertThat(directory().find(fine.subject())).isEmpty();
    }

    @Test
    void aForgottenPersonIsGoneAndCanBeEnteredAnew() {
        Person person = person(subject, "Forgotten", "MRN-6");
        directory().register(TREAT, person);
        directory().forget(TREAT, subject);
        directory().forget(TREAT, subject);
        assertThat(directory().find(subject)).isEmpty();
        assertThat(lastAction()).isEqualTo(Action.ERASE);
        directory().register(TREAT, person);
        fixture.restart();
        assertThat(directory().find(subject)).contains(person);
    }

    @Test
    void textFormsShowNothing() {
        Person person = person(subject, "Secret Name", "MRN-7");
        assertThat(person + " " + person.identifiers()).doesNotContain("Secret", "MRN-7", "1961");
    }

    private static Directory directory() {
        return fixture.vault().directory();
    }

    private Action lastAction() {
        return fixture.vault()
                .journal()
                .entries(subject)
                .getLast()
                .entry()
                .use()
                .action();
    }
}
