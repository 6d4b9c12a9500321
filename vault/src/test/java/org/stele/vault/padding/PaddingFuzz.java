package org.stele.vault.padding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PaddingFuzz {
    @Property
    void whatIsPaddedComesBack(@ForAll Padding padding, @ForAll @Size(max = 3000) byte[] text) {
        assertThat(Padding.strip(padding.add(text))).isEqualTo(text);
    }

    @Property
    void longTextsGrowByAnEighthAtMost(
            @ForAll Padding padding, @ForAll @IntRange(min = 8192, max = 1 << 20) int length) {
        assertThat(padding.add(new byte[length]).length).isBetween(length + 1, length + length / 8 + 1024);
    }

    @Example
    void shortTextsHaveFewLengths() {
        assertThat(IntStream.range(0, 8192)
                        .map(length -> Padding.LARGE.add(new byte[length]).length)
                        .distinct())
                .containsExactly(1024, 2048, 3072, 4096, 5120, 6144, 7168, 8192);
    }

    @Property
    void anyOtherBytesAreReadStrictlyOrRefused(@ForAll byte[] bytes) {
        try {
            byte[] text = Padding.strip(bytes);
            assertThat(Arrays.copyOf(bytes, text.length)).isEqualTo(text);
            assertThat(bytes[text.length]).isEqualTo((byte) 0x80);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessage("not padded");
        }
    }

    @Example
    void nothingAndZerosAloneAreRefused() {
        assertThatThrownBy(() -> Padding.strip(new byte[0])).hasMessage("not padded");
        assertThatThrownBy(() -> Padding.strip(new byte[9])).hasMessage("not padded");
    }
}
