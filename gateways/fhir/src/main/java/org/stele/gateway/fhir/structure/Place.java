package org.stele.gateway.fhir.structure;

import org.jspecify.annotations.Nullable;

/**
 * Where in a resource a check stands; its text is only built where there is something to report.
 *
 * @param index in a list, or -1
 */
record Place(@Nullable Place parent, String name, int index) {
    static Place root(String path) {
        return new Place(null, path, -1);
    }

    Place child(String childName) {
        return new Place(this, childName, -1);
    }

    Place item(int itemIndex) {
        return new Place(parent, name, itemIndex);
    }

    @Override
    public String toString() {
        String own = index < 0 ? name : name + "[" + index + "]";
        return parent == null ? own : parent + "." + own;
    }
}
