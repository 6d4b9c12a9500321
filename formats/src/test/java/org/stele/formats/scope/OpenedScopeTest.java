package org.stele.formats.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stele.contracts.consent.Scope;

class OpenedScopeTest {
    @Test
    void theHiddenScopeHasTheSameSizeWhateverItNames() {
        Scope one = OpenedScope.of(List.of("domain:cardiology")).hidden();
        Scope three = OpenedScope.of(List.of("domain:cardiology", "sensitivity:PSY", "kind:Condition"))
                .hidden();
        assertThat(one.hashes()).hasSize(Scope.SIZE);
        assertThat(three.hashes()).hasSize(Scope.SIZE);
    }

    @Test
    void whoKnowsTheSaltsFindsTheLabelsAndNobodyElse() {
        OpenedScope scope = OpenedScope.of(List.of("domain:cardiology", "domain:laboratory"));
        Scope hidden = scope.hidden();
        assertThat(Scopes.opens(scope.labels(), hidden)).isTrue();
        assertThat(Scopes.opens(OpenedScope.of(List.of("domain:cardiology")).labels(), hidden))
                .as("the same label under another salt")
                .isFalse();
    }

    @Test
    void theSameLabelsHideDifferentlyEachTime() {
        assertThat(OpenedScope.of(List.of("domain:*")).hidden())
                .isNotEqualTo(OpenedScope.of(List.of("domain:*")).hidden());
    }

    @Test
    void whatIsNoLabelIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> OpenedScope.of(List.of("cardiology")));
        assertThatIllegalArgumentException().isThrownBy(() -> OpenedScope.of(List.of()));
    }
}
