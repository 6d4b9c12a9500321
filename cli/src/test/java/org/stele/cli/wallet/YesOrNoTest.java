package org.stele.cli.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stele.cli.CommandFailed;

class YesOrNoTest {
    @Test
    void itIsAskedAgainUntilItIsOneOfTheTwo() {
        Iterator<String> typed = List.of("", "y", "yess", " YES ", "no").iterator();
        assertThat(YesOrNo.among(() -> Optional.of(typed.next()))).isTrue();
        assertThat(YesOrNo.among(() -> Optional.of(typed.next()))).isFalse();
    }

    @Test
    void whereTheInputEndsNothingIsDecided() {
        assertThatThrownBy(() -> YesOrNo.among(Optional::empty))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("nothing decided");
    }
}
