package org.stele.formats.healthlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.stele.crypto.RandomId;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;

/** Whatever recipients call themselves stands in a journal, in one line, and is read again. */
class LinkRecipientFuzz {
    private static final RandomId LINK = RandomId.generate();

    @Property(tries = 2000)
    void anyWordsBecomeAnActorAndAreReadAgain(@ForAll String said) {
        LinkRecipient recipient = LinkRecipient.of(LINK, said);
        assertThat(LinkRecipient.parse(recipient.actor())).contains(recipient);
        assertThat(new Use(recipient.actor(), Action.LINK, "PATRQT", new Basis.Reason("LINK_USED")).actor())
                .isEqualTo(recipient.actor());
        assertThat(recipient.words().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 240);
        assertThat(recipient.toString().lines()).hasSize(1);
    }

    @Property(tries = 1000)
    void anyActorIsReadOrNot(@ForAll String name) {
        LinkRecipient.parse("shlink:" + LINK + "." + name)
                .ifPresent(read -> assertThat(read.link()).isEqualTo(LINK));
        assertThat(LinkRecipient.parse(name)).isEmpty();
    }

    @Example
    void whatWouldDeceiveAReaderIsTakenOut() {
        String said = "Dr. B\u001b[2J\r\n2026-01-01 \u202ereversed\u200b\" (health link x), OK";
        assertThat(LinkRecipient.of(LINK, said).words())
                .isEqualTo("Dr. B [2J  2026-01-01  reversed ' (health link x), OK");
        assertThat(LinkRecipient.of(LINK, "a".repeat(239) + "\u00e4\u00e4").words())
                .isEqualTo("a".repeat(239));
        assertThat(LinkRecipient.of(LINK, "\n\t").words()).isEqualTo("-");
    }
}
