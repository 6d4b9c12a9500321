package org.stele.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class FloatingPointTest {

    @Test
    void isFoundInArithmeticSignaturesAndCallsAndNowhereElse() {
        assertThat(FloatingPoint.in(new ClassFileImporter().importClass(Sample.class)))
                .containsExactlyInAnyOrder("half", "mean", "root", "tenth");
    }

    @SuppressWarnings("unused") // it is read as bytes, and never called
    private static final class Sample {

        private int count;

        private static double half() {
            return 0.5;
        }

        private long mean(long sum) {
            return (long) (sum / (double) count);
        }

        private static boolean root(Float of) {
            return of.isNaN() && Math.sqrt(of) > 1;
        }

        private int tenth() {
            float part = count;
            return (int) (part * 0.1f);
        }

        private long remainder(long of, Double notTouched) {
            count++;
            return of % count;
        }
    }
}
