package io.deployguardian.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** The dependency rules, as ArchUnit reads them. */
final class Rules {
  private static final String CORE = "io.deployguardian.core..";
  private static final String[] AWS = {"io.deployguardian.aws.."};
  private static final String[] STAND_IN = {"io.deployguardian.githubstandin.."};
  private static final String[] FUNCTIONS = Modules.packagesOf(Modules.ON_QUARKUS);
  private static final String[] FUNCTIONS_AND_LOCAL = and(FUNCTIONS, "io.deployguardian.local..");

  static final ArchRule CORE_KNOWS_ONLY_THE_JDK =
      classes()
          .that()
          .resideInAPackage(CORE)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("java..", CORE)
                  .and(not(resideInAnyPackage("java.net.http..", "java.sql.."))))
          .because("decisions are read, tested and trusted without any framework");

  static final ArchRule CORE_IS_TOLD_TIME_IDS_AND_CHANCE =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .accessTargetWhere(new ReachesForTheAmbient())
          .because("the same input always gives the same decision");

  static final ArchRule SLICES_OF_CORE_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .assignedFrom(new CoreSlices())
          .should()
          .notDependOnEachOther()
          .because("each function's decisions are read, and changed, on their own");

  static final ArchRule THE_SHARED_LANGUAGE_KNOWS_NO_SLICE =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .and()
          .resideOutsideOfPackages(CoreSlices.PACKAGES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CoreSlices.PACKAGES)
          .because("slices import the language, never the other way round");

  static final ArchRule NO_PACKAGE_CYCLES =
      slices().matching("io.deployguardian.(**)").should().beFreeOfCycles();

  static final ArchRule MODULES_DEPEND_ONE_WAY =
      classes()
          .should(new UseOnlyTheirModules())
          .because("core <- wire <- aws <- functions and local, and no function knows another");

  static final ArchRule AWS_SDK_ONLY_IN_AWS =
      only(AWS, "software.amazon.awssdk..").because("everything else talks to core's ports");

  static final ArchRule LAMBDA_AND_QUARKUS_ONLY_IN_FUNCTIONS =
      only(FUNCTIONS, "com.amazonaws..", "io.quarkus..")
          .because("the local host runs the same use cases without them");

  static final ArchRule CDI_ONLY_AT_THE_EDGES =
      only(FUNCTIONS_AND_LOCAL, "jakarta.inject..", "jakarta.enterprise..")
          .because("a use case is a plain class with a constructor");

  static final ArchRule WIREMOCK_ONLY_IN_THE_STAND_IN =
      only(STAND_IN, "com.github.tomakehurst..", "org.wiremock..")
          .because("whoever uses the stand-in sees GitHub, not what plays it");

  private Rules() {}

  private static ArchRule only(String[] where, String... what) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(where)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(what);
  }

  private static String[] and(String[] some, String another) {
    return Stream.concat(Stream.of(some), Stream.of(another)).toArray(String[]::new);
  }
}
