package org.stele.gateway.fhir.match;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How much two accounts of a person are alike: in what they agree, and in what they differ. */
public final class Likeness {
    private static final Set<Trait> NAMES = Collections.unmodifiableSet(EnumSet.of(Trait.FAMILY, Trait.GIVEN));
    private static final Set<Trait> PERSONAL =
            Collections.unmodifiableSet(EnumSet.of(Trait.FAMILY, Trait.BIRTH_DATE, Trait.SEX));

    private final Set<Trait> agreeing = EnumSet.noneOf(Trait.class);
    private final Set<Trait> differing = EnumSet.noneOf(Trait.class);
    private final int points;
    private final int most;

    private Likeness(Account asked, Account known) {
        for (Trait trait : Trait.values()) {
            switch (Comparing.of(trait, asked.values(trait), known.values(trait))) {
                case AGREES -> agreeing.add(trait);
                case DIFFERS -> differing.add(trait);
                case SILENT -> {}
            }
        }
        this.points = agreeing.stream().mapToInt(Trait::points).sum();
        this.most = asked.most();
    }

    static Likeness of(Account asked, Account known) {
        return new Likeness(asked, known);
    }

    /**
     * How sure it is that they are one person's; empty where there is no ground for it.
     *
     * <ul>
     *   <li>{@code certain}: an identifier agrees, and the family name or the birth date; of names, birth date and sex none differs
     *   <li>{@code probable}: an identifier agrees, and of family name, birth date and sex none differs; or family name, a given name and the birth date agree, and the sex does not
     *       differ
     *   <li>{@code possible}: an identifier agrees; or the birth date and a name; or family and given name, and telephone, mail or postal code
     * </ul>
     */
    public Optional<Grade> grade() {
        boolean isIdentified = agreeing.contains(Trait.IDENTIFIER);
        boolean isUncontradicted = Collections.disjoint(differing, PERSONAL);
        boolean isSameDay = agreeing.contains(Trait.BIRTH_DATE);
        boolean isSameName = agreeing.containsAll(NAMES);
        if (isIdentified && isUncontradicted) {
            return Optional.of(isBorneOut() ? Grade.CERTAIN : Grade.PROBABLE);
        }
        if (isSameName && isSameDay && isUncontradicted) {
            return Optional.of(Grade.PROBABLE);
        }
        boolean isReachedAlike = agreeing.contains(Trait.TELECOM) || agreeing.contains(Trait.POSTAL_CODE);
        boolean isPossible =
                isIdentified || (isSameDay && !Collections.disjoint(agreeing, NAMES)) || (isSameName && isReachedAlike);
        return isPossible ? Optional.of(Grade.POSSIBLE) : Optional.empty();
    }

    /** A number may be a family's, and of twins all is alike but the given name. */
    private boolean isBorneOut() {
        return !differing.contains(Trait.GIVEN)
                && (agreeing.contains(Trait.BIRTH_DATE) || agreeing.contains(Trait.FAMILY));
    }

    /** The share of the points that what was asked could have: no probability, which nobody has measured. From 0 to 1. */
    public BigDecimal score() {
        return BigDecimal.valueOf(points).divide(BigDecimal.valueOf(Math.max(1, most)), 2, RoundingMode.DOWN);
    }

    /** The search parameters by which they agree. */
    public List<String> agreeing() {
        return agreeing.stream().map(Trait::parameter).toList();
    }

    /** The search parameters by which they differ. */
    public List<String> differing() {
        return differing.stream().map(Trait::parameter).toList();
    }
}
