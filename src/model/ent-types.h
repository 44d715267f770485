#pragma once

#include <glib-object.h>

/* The records of a case study.  A record is a plain value: whoever builds it fills its
 * fields, then hands it on; from then on nobody changes it, so that any thread may read
 * it.  Fields are owned by the record; a field that may be missing is NULL.  Lists are
 * GPtrArrays that own their items and are never NULL. */
typedef struct _EntActor          EntActor;
typedef struct _EntAnchor         EntAnchor;
typedef struct _EntAssessment     EntAssessment;
typedef struct _EntCase           EntCase;
typedef struct _EntCite           EntCite;
typedef struct _EntCodebook       EntCodebook;
typedef struct _EntDate           EntDate;
typedef struct _EntDocument       EntDocument;
typedef struct _EntEvent          EntEvent;
typedef struct _EntEvidence       EntEvidence;
typedef struct _EntFactor         EntFactor;
typedef struct _EntFactorGroup    EntFactorGroup;
typedef struct _EntFactorSign     EntFactorSign;
typedef struct _EntImage          EntImage;
typedef struct _EntLayer          EntLayer;
typedef struct _EntLecture        EntLecture;
typedef struct _EntLectureOutline EntLectureOutline;
typedef struct _EntMoment         EntMoment;
typedef struct _EntName           EntName;
typedef struct _EntNote           EntNote;
typedef struct _EntNotePlace      EntNotePlace;
typedef struct _EntOwnEvent       EntOwnEvent;
typedef struct _EntOwnRating      EntOwnRating;
typedef struct _EntPhase          EntPhase;
typedef struct _EntPlace          EntPlace;
typedef struct _EntQuestion       EntQuestion;
typedef struct _EntQuotation      EntQuotation;
typedef struct _EntRelationStep   EntRelationStep;
typedef struct _EntSlide          EntSlide;
typedef struct _EntSlideOutline   EntSlideOutline;
typedef struct _EntSource         EntSource;
typedef struct _EntStorySection   EntStorySection;
typedef struct _EntTarget         EntTarget;
typedef struct _EntText           EntText;
