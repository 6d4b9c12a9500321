package org.stele.gateway.fhir.structure;

import java.util.Map;
import java.util.Optional;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.structure.StructureCheck.IssueList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One walk over one resource's tree along the schema. */
final class StructureWalk {
    private static final TypeSchema PRIMITIVE_COMPANION = Schema.R4.type("Element");

    private final Schema schema;
    private final StructureListener listener;
    private final IssueList issues;
    private final PresenceCheck presence;

    StructureWalk(Schema schema, StructureListener listener, IssueList issues) {
        this.schema = schema;
        this.listener = listener;
        this.issues = issues;
        this.presence = new PresenceCheck(issues);
    }

    void resource(JsonNode node, Place place, boolean contained) {
        if (!(node instanceof ObjectNode object)) {
            issues.add(place, Reason.WRONG_TYPE);
            return;
        }
        Optional<TypeSchema> type = Optional.ofNullable(object.get("resourceType"))
                .filter(JsonNode::isString)
                .flatMap(it -> schema.resource(it.stringValue()));
        if (type.isEmpty()) {
            issues.add(place.child("resourceType"), Reason.UNKNOWN_KIND);
            return;
        }
        checkId(object, place, contained);
        if (contained && object.has("contained")) {
            issues.add(place.child("contained"), Reason.TOO_MANY);
        }
        members(object, type.get(), place);
    }

    /** A contained resource needs an id to be referred to by (R4 references.html#contained). */
    private void checkId(ObjectNode resource, Place place, boolean contained) {
        JsonNode id = resource.get("id");
        if (id == null && contained) {
            issues.add(place.child("id"), Reason.TOO_FEW);
        } else if (id != null && id.isString() && !Texts.isId(id.stringValue())) {
            issues.add(place.child("id"), Reason.BAD_FORMAT);
        }
    }

    void members(ObjectNode object, TypeSchema type, Place place) {
        if (object.isEmpty()) {
            issues.add(place, Reason.EMPTY);
        }
        long choices = 0;
        int position = 0;
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            boolean companion = name.startsWith("_");
            Element element = type.members().get(companion ? name.substring(1) : name);
            if (element != null && (!companion || element.content() instanceof Element.Primitive)) {
                boolean first = !companion || !object.has(element.name());
                choices = choice(element, choices, first, place);
                member(object, element, companion, member.getValue(), place.child(name));
            } else if (!(type.resource() && name.equals("resourceType"))) {
                issues.add(unknown(place, name, position), Reason.UNKNOWN_ELEMENT);
            }
            position++;
        }
        presence.check(object, type, place);
    }

    /** Marks the choice that {@code element} belongs to as taken; a companion counts where its value is absent. */
    private long choice(Element element, long taken, boolean first, Place place) {
        if (element.choice() < 0 || !first) {
            return taken;
        }
        long bit = 1L << element.choice();
        if ((taken & bit) != 0) {
            issues.add(place.child(element.name()), Reason.SEVERAL_CHOICES);
        }
        return taken | bit;
    }

    private void member(ObjectNode owner, Element element, boolean companion, JsonNode value, Place place) {
        if (!element.list()) {
            single(owner, element, companion, value, place);
        } else if (!(value instanceof ArrayNode list)) {
            issues.add(place, Reason.WRONG_TYPE);
        } else if (list.isEmpty()) {
            issues.add(place, Reason.EMPTY);
        } else if (list.size() > element.max()) {
            issues.add(place, Reason.TOO_MANY);
        } else {
            items(owner, element, companion, list, place);
        }
    }

    private void items(ObjectNode owner, Element element, boolean companion, ArrayNode list, Place place) {
        JsonNode other = owner.get(companion ? element.name() : "_" + element.name());
        for (int i = 0; i < list.size(); i++) {
            JsonNode item = list.get(i);
            if (!item.isNull()) {
                single(owner, element, companion, item, place.item(i));
            } else if (!(other instanceof ArrayNode pair)
                    || i >= pair.size()
                    || pair.get(i).isNull()) {
                issues.add(place.item(i), Reason.EMPTY);
            }
        }
    }

    private void single(ObjectNode owner, Element element, boolean companion, JsonNode value, Place place) {
        if (companion) {
            complex(value, PRIMITIVE_COMPANION, place);
            return;
        }
        switch (element.content()) {
            case Element.Primitive primitive -> primitive(owner, element, primitive, value, place);
            case Element.Complex complex -> complex(value, schema.type(complex.type()), place);
            case Element.Reference reference -> reference(value, reference, place);
            case Element.AnyResource ignored ->
                resource(value, place, element.name().equals("contained"));
        }
    }

    private void primitive(
            ObjectNode owner, Element element, Element.Primitive primitive, JsonNode value, Place place) {
        if (!primitive.form().hasJsonType(value)) {
            issues.add(place, Reason.WRONG_TYPE);
        } else if (!primitive.form().fits(value)) {
            issues.add(place, value.isString() && value.stringValue().isEmpty() ? Reason.EMPTY : Reason.BAD_FORMAT);
        } else if (!primitive.codes().isEmpty() && !primitive.codes().contains(value.stringValue())) {
            issues.add(place, Reason.NOT_IN_VALUE_SET);
        } else if (primitive.form().pointsElsewhere() && !element.list()) {
            listener.uri(owner, element.name());
        }
    }

    private void complex(JsonNode value, TypeSchema type, Place place) {
        if (value instanceof ObjectNode object) {
            members(object, type, place);
        } else {
            issues.add(place, Reason.WRONG_TYPE);
        }
    }

    private void reference(JsonNode value, Element.Reference reference, Place place) {
        complex(value, schema.type("Reference"), place);
        if (value instanceof ObjectNode object && object.path("reference").isString()) {
            listener.reference(object, reference.targets(), reason -> issues.add(place.child("reference"), reason));
        }
    }

    private Place unknown(Place place, String name, int position) {
        return schema.knowsName(name) ? place.child(name) : place.child("*").item(position);
    }
}
