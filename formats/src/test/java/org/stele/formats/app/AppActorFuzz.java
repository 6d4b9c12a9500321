package org.stele.formats.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.stele.crypto.RandomId;
import org.stele.formats.words.OneLineWords;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;

/** Whatever an application is called stands in a journal, in one line, and is read again. */
class AppActorFuzz {
    private static final RandomId APPROVAL = RandomId.generate();

    @Property(tries = 1000)
    void anyNameBecomesAnActorAndIsReadAgain(@ForAll String name) {
        AppActor app = new AppActor("a".repeat(63), APPROVAL, OneLineWords.clean(name, 200));
        assertThat(AppActor.parse(app.actor())).contains(app);
        assertThat(new Use(app.actor(), Action.APP, "PATRQT", new Basis.Reason("APP_APPROVED")).actor())
                .isEqualTo(app.actor());
        assertThat(app.name().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 200);
        assertThat(app.toString().lines()).hasSize(1);
    }

    @Property(tries = 1000)
    void anyActorIsReadOrNot(@ForAll String name) {
        AppActor.parse("app:steps." + APPROVAL + "." + name)
                .ifPresent(read -> assertThat(read.approval()).isEqualTo(APPROVAL));
        assertThat(AppActor.parse(name)).isEmpty();
    }

    @Example
    void aPersonReadsItsName() {
        assertThat(new AppActor("steps", APPROVAL, "Steps & more").toString())
                .isEqualTo("the application \"Steps & more\" (steps, approval " + APPROVAL + ")");
    }
}
