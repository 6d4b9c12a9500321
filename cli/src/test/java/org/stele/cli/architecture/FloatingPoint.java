package org.stele.cli.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.stream.Stream;

/** Looks for floats and doubles where they cannot hide: in the instructions of a compiled class. */
final class FloatingPoint {

    private FloatingPoint() {}

    /** The methods of a class that compute with floating point, or take or return it. */
    static List<String> in(JavaClass type) {
        return ClassFile.of().parse(bytes(type)).methods().stream()
                .filter(FloatingPoint::isIn)
                .map(method -> method.methodName().stringValue())
                .toList();
    }

    private static boolean isIn(MethodModel method) {
        return isIn(method.methodTypeSymbol())
                || method.code().stream().flatMap(code -> code.elementStream()).anyMatch(FloatingPoint::isIn);
    }

    private static boolean isIn(CodeElement element) {
        return switch (element) {
            case OperatorInstruction step -> is(step.typeKind());
            case ConvertInstruction step -> is(step.fromType()) || is(step.toType());
            case ConstantInstruction step -> is(step.typeKind());
            case LoadInstruction step -> is(step.typeKind());
            case StoreInstruction step -> is(step.typeKind());
            case ArrayLoadInstruction step -> is(step.typeKind());
            case ArrayStoreInstruction step -> is(step.typeKind());
            case FieldInstruction step -> is(step.typeSymbol());
            case InvokeInstruction step -> isIn(step.typeSymbol());
            default -> false;
        };
    }

    private static boolean isIn(MethodTypeDesc type) {
        return Stream.concat(Stream.of(type.returnType()), type.parameterList().stream())
                .anyMatch(FloatingPoint::is);
    }

    private static boolean is(ClassDesc type) {
        return type.equals(ConstantDescs.CD_double) || type.equals(ConstantDescs.CD_float);
    }

    private static boolean is(TypeKind kind) {
        return kind == TypeKind.DOUBLE || kind == TypeKind.FLOAT;
    }

    private static byte[] bytes(JavaClass type) {
        String file = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream in = FloatingPoint.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
