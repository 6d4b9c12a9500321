package org.stele.cli.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.stele.cli.CommandFailed;

class PassphraseTest {
    @Test
    void aNewWalletsIsTypedTwice() {
        assertThat(Passphrase.typedAnew(typing("horse", "horse"))).isEqualTo("horse".toCharArray());
        refused("two different passphrases", typing("horse", "house"));
        refused("an empty passphrase", typing("", ""));
    }

    @Test
    void thatOfAWalletThatThereIsIsTypedOnce() {
        assertThat(Passphrase.typed(typing("horse"))).isEqualTo("horse".toCharArray());
    }

    @Test
    void withoutATerminalThereIsNoneToBeHad() {
        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> Passphrase.typed(typing()))
                .withMessageContaining("--passphrase-file");
        refused("--passphrase-file", typing());
        refused("--passphrase-file", typing("horse"));
    }

    private static void refused(String message, Passphrase.Terminal terminal) {
        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> Passphrase.typedAnew(terminal))
                .withMessageContaining(message);
    }

    private static Passphrase.Terminal typing(String... lines) {
        Deque<String> left = new ArrayDeque<>(List.of(lines));
        return new Passphrase.Terminal() {
            @Override
            public char @Nullable [] ask(String prompt) {
                String line = left.poll();
                return line == null ? null : line.toCharArray();
            }
        };
    }
}
