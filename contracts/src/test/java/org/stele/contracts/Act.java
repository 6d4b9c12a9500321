package org.stele.contracts;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Code;

/** Who does something in a {@link World}: an author with the keys that sign. */
final class Act {
    private final World world;
    private final Author author;
    private final Set<VerificationKey> signers = new LinkedHashSet<>();
    private Optional<Author> onBehalfOf = Optional.empty();

    Act(World world, Author author, VerificationKey key) {
        this.world = world;
        this.author = author;
        signers.add(key);
    }

    Act with(VerificationKey... more) {
        signers.addAll(Set.of(more));
        return this;
    }

    Act onBehalfOf(Author whom) {
        onBehalfOf = Optional.of(whom);
        return this;
    }

    /** Does it as one transaction in a block of its own. */
    Code does(Record command) {
        world.nextBlock();
        return doesInTheSameBlock(command);
    }

    Code doesInTheSameBlock(Record command) {
        return world.execute(author, onBehalfOf, Set.copyOf(signers), command);
    }
}
