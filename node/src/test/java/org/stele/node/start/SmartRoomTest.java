package org.stele.node.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmartRoomTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private Path folder;

    @Test
    void aKeyThatWasMadeIsReadAgainAndAWrongPassphraseIsNotToldAsALostKey() {
        Path file = folder.resolve("token.key");
        ECKey made = SmartRoom.key(file, "right".toCharArray());
        assertThat(SmartRoom.key(file, "right".toCharArray())).isEqualTo(made);
        assertThatThrownBy(() -> SmartRoom.key(file, "wrong".toCharArray()))
                .isInstanceOf(NodeStartException.class)
                .hasMessageContaining("give the right one");
    }

    @Test
    void aKeyThatCannotBeWrittenIsNotToBeRemoved() {
        assertThatThrownBy(() -> SmartRoom.key(folder.resolve("nowhere").resolve("token.key"), "any".toCharArray()))
                .isInstanceOf(NodeStartException.class)
                .hasMessageContaining("cannot be written")
                .hasMessageNotContaining("remove");
    }

    @Test
    void aDamagedKeyIsNamedWithWhatToDo() throws Exception {
        Path file = Files.writeString(folder.resolve("token.key"), "nothing of the kind");
        assertThatThrownBy(() -> SmartRoom.key(file, "any".toCharArray()))
                .isInstanceOf(NodeStartException.class)
                .hasMessageContaining("cannot be read")
                .hasMessageContaining("where it is damaged, remove it");
    }
}
