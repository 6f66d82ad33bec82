/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 116:
/***/ ((module) => {

module.exports = require("./typescript.js");

/***/ }),

/***/ 584:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.getKeys = void 0;
const eslint_visitor_keys_1 = __nccwpck_require__(714);
exports.getKeys = eslint_visitor_keys_1.getKeys;
//# sourceMappingURL=get-keys.js.map

/***/ }),

/***/ 715:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;

__webpack_unused_export__ = ({ value: true });
exports.bt = __webpack_unused_export__ = void 0;
var get_keys_1 = __nccwpck_require__(584);
__webpack_unused_export__ = ({ enumerable: true, get: function () { return get_keys_1.getKeys; } });
var visitor_keys_1 = __nccwpck_require__(598);
Object.defineProperty(exports, "bt", ({ enumerable: true, get: function () { return visitor_keys_1.visitorKeys; } }));
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 598:
/***/ (function(__unused_webpack_module, exports, __nccwpck_require__) {


var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __setModuleDefault = (this && this.__setModuleDefault) || (Object.create ? (function(o, v) {
    Object.defineProperty(o, "default", { enumerable: true, value: v });
}) : function(o, v) {
    o["default"] = v;
});
var __importStar = (this && this.__importStar) || (function () {
    var ownKeys = function(o) {
        ownKeys = Object.getOwnPropertyNames || function (o) {
            var ar = [];
            for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
            return ar;
        };
        return ownKeys(o);
    };
    return function (mod) {
        if (mod && mod.__esModule) return mod;
        var result = {};
        if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
        __setModuleDefault(result, mod);
        return result;
    };
})();
Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.visitorKeys = void 0;
const eslintVisitorKeys = __importStar(__nccwpck_require__(714));
/*
 ********************************** IMPORTANT NOTE ********************************
 *                                                                                *
 * The key arrays should be sorted in the order in which you would want to visit  *
 * the child keys.                                                                *
 *                                                                                *
 *                        DO NOT SORT THEM ALPHABETICALLY!                        *
 *                                                                                *
 * They should be sorted in the order that they appear in the source code.        *
 * For example:                                                                   *
 *                                                                                *
 * class Foo extends Bar { prop: 1 }                                              *
 * ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ClassDeclaration                             *
 *       ^^^ id      ^^^ superClass                                               *
 *                       ^^^^^^^^^^^ body                                         *
 *                                                                                *
 * It would be incorrect to provide the visitor keys ['body', 'id', 'superClass'] *
 * because the body comes AFTER everything else in the source code.               *
 * Instead the correct ordering would be ['id', 'superClass', 'body'].            *
 *                                                                                *
 **********************************************************************************
 */
const SharedVisitorKeys = (() => {
    const FunctionType = ['typeParameters', 'params', 'returnType'];
    const AnonymousFunction = [...FunctionType, 'body'];
    const AbstractPropertyDefinition = [
        'decorators',
        'key',
        'typeAnnotation',
    ];
    return {
        AbstractPropertyDefinition: ['decorators', 'key', 'typeAnnotation'],
        AnonymousFunction,
        AsExpression: ['expression', 'typeAnnotation'],
        ClassDeclaration: [
            'decorators',
            'id',
            'typeParameters',
            'superClass',
            'superTypeArguments',
            'implements',
            'body',
        ],
        Function: ['id', ...AnonymousFunction],
        FunctionType,
        PropertyDefinition: [...AbstractPropertyDefinition, 'value'],
    };
})();
const additionalKeys = {
    AccessorProperty: SharedVisitorKeys.PropertyDefinition,
    ArrayPattern: ['decorators', 'elements', 'typeAnnotation'],
    ArrowFunctionExpression: SharedVisitorKeys.AnonymousFunction,
    AssignmentPattern: ['decorators', 'left', 'right', 'typeAnnotation'],
    CallExpression: ['callee', 'typeArguments', 'arguments'],
    ClassDeclaration: SharedVisitorKeys.ClassDeclaration,
    ClassExpression: SharedVisitorKeys.ClassDeclaration,
    Decorator: ['expression'],
    ExportAllDeclaration: ['exported', 'source', 'attributes'],
    ExportNamedDeclaration: ['declaration', 'specifiers', 'source', 'attributes'],
    FunctionDeclaration: SharedVisitorKeys.Function,
    FunctionExpression: SharedVisitorKeys.Function,
    Identifier: ['decorators', 'typeAnnotation'],
    ImportAttribute: ['key', 'value'],
    ImportDeclaration: ['specifiers', 'source', 'attributes'],
    ImportExpression: ['source', 'options'],
    JSXClosingFragment: [],
    JSXOpeningElement: ['name', 'typeArguments', 'attributes'],
    JSXOpeningFragment: [],
    JSXSpreadChild: ['expression'],
    MethodDefinition: ['decorators', 'key', 'value'],
    NewExpression: ['callee', 'typeArguments', 'arguments'],
    ObjectPattern: ['decorators', 'properties', 'typeAnnotation'],
    PropertyDefinition: SharedVisitorKeys.PropertyDefinition,
    RestElement: ['decorators', 'argument', 'typeAnnotation'],
    StaticBlock: ['body'],
    TaggedTemplateExpression: ['tag', 'typeArguments', 'quasi'],
    TSAbstractAccessorProperty: SharedVisitorKeys.AbstractPropertyDefinition,
    TSAbstractKeyword: [],
    TSAbstractMethodDefinition: ['key', 'value'],
    TSAbstractPropertyDefinition: SharedVisitorKeys.AbstractPropertyDefinition,
    TSAnyKeyword: [],
    TSArrayType: ['elementType'],
    TSAsExpression: SharedVisitorKeys.AsExpression,
    TSAsyncKeyword: [],
    TSBigIntKeyword: [],
    TSBooleanKeyword: [],
    TSCallSignatureDeclaration: SharedVisitorKeys.FunctionType,
    TSClassImplements: ['expression', 'typeArguments'],
    TSConditionalType: ['checkType', 'extendsType', 'trueType', 'falseType'],
    TSConstructorType: SharedVisitorKeys.FunctionType,
    TSConstructSignatureDeclaration: SharedVisitorKeys.FunctionType,
    TSDeclareFunction: SharedVisitorKeys.Function,
    TSDeclareKeyword: [],
    TSEmptyBodyFunctionExpression: ['id', ...SharedVisitorKeys.FunctionType],
    TSEnumBody: ['members'],
    TSEnumDeclaration: ['id', 'body'],
    TSEnumMember: ['id', 'initializer'],
    TSExportAssignment: ['expression'],
    TSExportKeyword: [],
    TSExternalModuleReference: ['expression'],
    TSFunctionType: SharedVisitorKeys.FunctionType,
    TSImportEqualsDeclaration: ['id', 'moduleReference'],
    TSImportType: ['source', 'options', 'qualifier', 'typeArguments'],
    TSIndexedAccessType: ['objectType', 'indexType'],
    TSIndexSignature: ['parameters', 'typeAnnotation'],
    TSInferType: ['typeParameter'],
    TSInstantiationExpression: ['expression', 'typeArguments'],
    TSInterfaceBody: ['body'],
    TSInterfaceDeclaration: ['id', 'typeParameters', 'extends', 'body'],
    TSInterfaceHeritage: ['expression', 'typeArguments'],
    TSIntersectionType: ['types'],
    TSIntrinsicKeyword: [],
    TSLiteralType: ['literal'],
    TSMappedType: ['key', 'constraint', 'nameType', 'typeAnnotation'],
    TSMethodSignature: ['key', 'typeParameters', 'params', 'returnType'],
    TSModuleBlock: ['body'],
    TSModuleDeclaration: ['id', 'body'],
    TSNamedTupleMember: ['label', 'elementType'],
    TSNamespaceExportDeclaration: ['id'],
    TSNeverKeyword: [],
    TSNonNullExpression: ['expression'],
    TSNullKeyword: [],
    TSNumberKeyword: [],
    TSObjectKeyword: [],
    TSOptionalType: ['typeAnnotation'],
    TSParameterProperty: ['decorators', 'parameter'],
    TSPrivateKeyword: [],
    TSPropertySignature: ['key', 'typeAnnotation'],
    TSProtectedKeyword: [],
    TSPublicKeyword: [],
    TSQualifiedName: ['left', 'right'],
    TSReadonlyKeyword: [],
    TSRestType: ['typeAnnotation'],
    TSSatisfiesExpression: SharedVisitorKeys.AsExpression,
    TSStaticKeyword: [],
    TSStringKeyword: [],
    TSSymbolKeyword: [],
    TSTemplateLiteralType: ['quasis', 'types'],
    TSThisType: [],
    TSTupleType: ['elementTypes'],
    TSTypeAliasDeclaration: ['id', 'typeParameters', 'typeAnnotation'],
    TSTypeAnnotation: ['typeAnnotation'],
    TSTypeAssertion: ['typeAnnotation', 'expression'],
    TSTypeLiteral: ['members'],
    TSTypeOperator: ['typeAnnotation'],
    TSTypeParameter: ['name', 'constraint', 'default'],
    TSTypeParameterDeclaration: ['params'],
    TSTypeParameterInstantiation: ['params'],
    TSTypePredicate: ['parameterName', 'typeAnnotation'],
    TSTypeQuery: ['exprName', 'typeArguments'],
    TSTypeReference: ['typeName', 'typeArguments'],
    TSUndefinedKeyword: [],
    TSUnionType: ['types'],
    TSUnknownKeyword: [],
    TSVoidKeyword: [],
};
exports.visitorKeys = eslintVisitorKeys.unionWith(additionalKeys);
//# sourceMappingURL=visitor-keys.js.map

/***/ }),

/***/ 714:
/***/ ((__unused_webpack_module, exports) => {



/* eslint-disable jsdoc/valid-types -- doesn't allow `readonly`.
   TODO: remove eslint-disable when https://github.com/jsdoc-type-pratt-parser/jsdoc-type-pratt-parser/issues/164 is fixed
*/
/**
 * @typedef {{ readonly [type: string]: ReadonlyArray<string> }} VisitorKeys
 */
/* eslint-enable jsdoc/valid-types -- doesn't allow `readonly string[]`. TODO: check why */

/**
 * @type {VisitorKeys}
 */
const KEYS = {
	ArrayExpression: ["elements"],
	ArrayPattern: ["elements"],
	ArrowFunctionExpression: ["params", "body"],
	AssignmentExpression: ["left", "right"],
	AssignmentPattern: ["left", "right"],
	AwaitExpression: ["argument"],
	BinaryExpression: ["left", "right"],
	BlockStatement: ["body"],
	BreakStatement: ["label"],
	CallExpression: ["callee", "arguments"],
	CatchClause: ["param", "body"],
	ChainExpression: ["expression"],
	ClassBody: ["body"],
	ClassDeclaration: ["id", "superClass", "body"],
	ClassExpression: ["id", "superClass", "body"],
	ConditionalExpression: ["test", "consequent", "alternate"],
	ContinueStatement: ["label"],
	DebuggerStatement: [],
	DoWhileStatement: ["body", "test"],
	EmptyStatement: [],
	ExperimentalRestProperty: ["argument"],
	ExperimentalSpreadProperty: ["argument"],
	ExportAllDeclaration: ["exported", "source", "attributes"],
	ExportDefaultDeclaration: ["declaration"],
	ExportNamedDeclaration: [
		"declaration",
		"specifiers",
		"source",
		"attributes",
	],
	ExportSpecifier: ["local", "exported"],
	ExpressionStatement: ["expression"],
	ForInStatement: ["left", "right", "body"],
	ForOfStatement: ["left", "right", "body"],
	ForStatement: ["init", "test", "update", "body"],
	FunctionDeclaration: ["id", "params", "body"],
	FunctionExpression: ["id", "params", "body"],
	Identifier: [],
	IfStatement: ["test", "consequent", "alternate"],
	ImportAttribute: ["key", "value"],
	ImportDeclaration: ["specifiers", "source", "attributes"],
	ImportDefaultSpecifier: ["local"],
	ImportExpression: ["source", "options"],
	ImportNamespaceSpecifier: ["local"],
	ImportSpecifier: ["imported", "local"],
	JSXAttribute: ["name", "value"],
	JSXClosingElement: ["name"],
	JSXClosingFragment: [],
	JSXElement: ["openingElement", "children", "closingElement"],
	JSXEmptyExpression: [],
	JSXExpressionContainer: ["expression"],
	JSXFragment: ["openingFragment", "children", "closingFragment"],
	JSXIdentifier: [],
	JSXMemberExpression: ["object", "property"],
	JSXNamespacedName: ["namespace", "name"],
	JSXOpeningElement: ["name", "attributes"],
	JSXOpeningFragment: [],
	JSXSpreadAttribute: ["argument"],
	JSXSpreadChild: ["expression"],
	JSXText: [],
	LabeledStatement: ["label", "body"],
	Literal: [],
	LogicalExpression: ["left", "right"],
	MemberExpression: ["object", "property"],
	MetaProperty: ["meta", "property"],
	MethodDefinition: ["key", "value"],
	NewExpression: ["callee", "arguments"],
	ObjectExpression: ["properties"],
	ObjectPattern: ["properties"],
	PrivateIdentifier: [],
	Program: ["body"],
	Property: ["key", "value"],
	PropertyDefinition: ["key", "value"],
	RestElement: ["argument"],
	ReturnStatement: ["argument"],
	SequenceExpression: ["expressions"],
	SpreadElement: ["argument"],
	StaticBlock: ["body"],
	Super: [],
	SwitchCase: ["test", "consequent"],
	SwitchStatement: ["discriminant", "cases"],
	TaggedTemplateExpression: ["tag", "quasi"],
	TemplateElement: [],
	TemplateLiteral: ["quasis", "expressions"],
	ThisExpression: [],
	ThrowStatement: ["argument"],
	TryStatement: ["block", "handler", "finalizer"],
	UnaryExpression: ["argument"],
	UpdateExpression: ["argument"],
	VariableDeclaration: ["declarations"],
	VariableDeclarator: ["id", "init"],
	WhileStatement: ["test", "body"],
	WithStatement: ["object", "body"],
	YieldExpression: ["argument"],
};

// Types.
const NODE_TYPES = Object.keys(KEYS);

// Freeze the keys.
for (const type of NODE_TYPES) {
	Object.freeze(KEYS[type]);
}
Object.freeze(KEYS);

/**
 * @author Toru Nagashima <https://github.com/mysticatea>
 * See LICENSE file in root directory for full license.
 */

/**
 * @typedef {import('./visitor-keys.js').VisitorKeys} VisitorKeys
 */

// List to ignore keys.
const KEY_BLACKLIST = new Set([
	"parent",
	"leadingComments",
	"trailingComments",
]);

/**
 * Check whether a given key should be used or not.
 * @param {string} key The key to check.
 * @returns {boolean} `true` if the key should be used.
 */
function filterKey(key) {
	return !KEY_BLACKLIST.has(key) && key[0] !== "_";
}

/* eslint-disable jsdoc/valid-types -- doesn't allow `readonly`.
   TODO: remove eslint-disable when https://github.com/jsdoc-type-pratt-parser/jsdoc-type-pratt-parser/issues/164 is fixed
*/
/**
 * Get visitor keys of a given node.
 * @param {Object} node The AST node to get keys.
 * @returns {readonly string[]} Visitor keys of the node.
 */
function getKeys(node) {
	return Object.keys(node).filter(filterKey);
}
/* eslint-enable jsdoc/valid-types -- doesn't allow `readonly` */

/**
 * Make the union set with `KEYS` and given keys.
 * @param {VisitorKeys} additionalKeys The additional keys.
 * @returns {VisitorKeys} The union set.
 */
function unionWith(additionalKeys) {
	const retv =
		/** @type {{ [type: string]: ReadonlyArray<string> }} */
		(Object.assign({}, KEYS));

	for (const type of Object.keys(additionalKeys)) {
		if (Object.hasOwn(retv, type)) {
			const keys = new Set(additionalKeys[type]);

			for (const key of retv[type]) {
				keys.add(key);
			}

			retv[type] = Object.freeze(Array.from(keys));
		} else {
			retv[type] = Object.freeze(Array.from(additionalKeys[type]));
		}
	}

	return Object.freeze(retv);
}

exports.KEYS = KEYS;
exports.getKeys = getKeys;
exports.unionWith = unionWith;


/***/ })

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	var __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		var module = __webpack_module_cache__[moduleId] = {
/******/ 			// no module.id needed
/******/ 			// no module.loaded needed
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		var threw = true;
/******/ 		try {
/******/ 			__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 			threw = false;
/******/ 		} finally {
/******/ 			if(threw) delete __webpack_module_cache__[moduleId];
/******/ 		}
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/******/ 	/* webpack/runtime/create fake namespace object */
/******/ 	(() => {
/******/ 		var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 		var leafPrototypes;
/******/ 		// create a fake namespace object
/******/ 		// mode & 1: value is a module id, require it
/******/ 		// mode & 2: merge all properties of value into the ns
/******/ 		// mode & 4: return value when already ns object
/******/ 		// mode & 16: return value when it's Promise-like
/******/ 		// mode & 8|1: behave like require
/******/ 		__nccwpck_require__.t = function(value, mode) {
/******/ 			if(mode & 1) value = this(value);
/******/ 			if(mode & 8) return value;
/******/ 			if(typeof value === 'object' && value) {
/******/ 				if((mode & 4) && value.__esModule) return value;
/******/ 				if((mode & 16) && typeof value.then === 'function') return value;
/******/ 			}
/******/ 			var ns = Object.create(null);
/******/ 			__nccwpck_require__.r(ns);
/******/ 			var def = {};
/******/ 			leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 			for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 				Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 			}
/******/ 			def['default'] = () => (value);
/******/ 			__nccwpck_require__.d(ns, def);
/******/ 			return ns;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/define property getters */
/******/ 	(() => {
/******/ 		// define getter functions for harmony exports
/******/ 		__nccwpck_require__.d = (exports, definition) => {
/******/ 			for(var key in definition) {
/******/ 				if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 					Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 				}
/******/ 			}
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/hasOwnProperty shorthand */
/******/ 	(() => {
/******/ 		__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/make namespace object */
/******/ 	(() => {
/******/ 		// define __esModule on exports
/******/ 		__nccwpck_require__.r = (exports) => {
/******/ 			if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 				Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 			}
/******/ 			Object.defineProperty(exports, '__esModule', { value: true });
/******/ 		};
/******/ 	})();
/******/ 	
/************************************************************************/
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:worker_threads"
const external_node_worker_threads_namespaceObject = require("node:worker_threads");
;// CONCATENATED MODULE: ./.build/src/facts/estree/chains.js
/** Calls, members and what they are chained of: ESTree has one `ChainExpression` around all of `a?.b.c()`. */
function chains(on, K) {
    const chained = (made, inner, node, tree) => {
        const child = made[inner];
        // `(a?.b).c` is two chains.
        const continues = child.type === 'ChainExpression' && node.expression.kind !== K.ParenthesizedExpression;
        if (!continues && made['optional'] !== true)
            return made;
        if (continues)
            made[inner] = child['expression'];
        const at = tree.placeOf(node);
        return { type: 'ChainExpression', range: at.range, loc: at, expression: made };
    };
    on(K.PropertyAccessExpression, (node, tree, at) => chained({
        type: 'MemberExpression',
        range: at.range,
        loc: at,
        computed: false,
        object: tree.one(node.expression, node),
        optional: node.questionDotToken !== undefined,
        property: tree.one(node.name, node),
    }, 'object', node, tree));
    on(K.ElementAccessExpression, (node, tree, at) => chained({
        type: 'MemberExpression',
        range: at.range,
        loc: at,
        computed: true,
        object: tree.one(node.expression, node),
        optional: node.questionDotToken !== undefined,
        property: tree.one(node.argumentExpression, node),
    }, 'object', node, tree));
    on(K.CallExpression, (node, tree, at) => {
        const { expression } = node;
        const isDeferred = expression.kind === K.MetaProperty && isImportDefer(expression, K);
        if (expression.kind === K.ImportKeyword || isDeferred) {
            return {
                type: 'ImportExpression',
                range: at.range,
                loc: at,
                options: tree.one(node.arguments[1], node),
                phase: isDeferred ? 'defer' : null,
                source: tree.one(node.arguments[0], node),
            };
        }
        return chained({
            type: 'CallExpression',
            range: at.range,
            loc: at,
            arguments: tree.all(node.arguments, node),
            callee: tree.one(expression, node),
            optional: node.questionDotToken !== undefined,
            typeArguments: tree.typeArguments(node.typeArguments, node),
        }, 'callee', node, tree);
    });
    on(K.NewExpression, (node, tree, at) => ({
        type: 'NewExpression',
        range: at.range,
        loc: at,
        arguments: node.arguments === undefined ? [] : tree.all(node.arguments, node),
        callee: tree.one(node.expression, node),
        typeArguments: tree.typeArguments(node.typeArguments, node),
    }));
    on(K.NonNullExpression, (node, tree, at) => chained({
        type: 'TSNonNullExpression',
        range: at.range,
        loc: at,
        expression: tree.one(node.expression, node),
    }, 'expression', node, tree));
}
function isImportDefer({ keywordToken, name }, K) {
    return keywordToken === K.ImportKeyword && name.text === 'defer';
}

;// CONCATENATED MODULE: ./.build/src/facts/estree/literals.js
function identifier(name, at) {
    return {
        type: 'Identifier',
        range: at.range,
        loc: at,
        decorators: [],
        name,
        optional: false,
        typeAnnotation: undefined,
    };
}
/** Values and names. */
function literals(on, K) {
    const literal = (at, raw, value) => ({
        type: 'Literal',
        range: at.range,
        loc: at,
        raw,
        value,
    });
    on(K.Identifier, (node, _, at, parent) => {
        // `typeof this.a`: the compiler has a name there.
        if (node.text === 'this' && (parent.kind === K.TypeQuery || parent.kind === K.QualifiedName))
            return { type: 'ThisExpression', range: at.range, loc: at };
        return identifier(node.text, at);
    });
    on(K.PrivateIdentifier, (node, _, at) => ({
        type: 'PrivateIdentifier',
        range: at.range,
        loc: at,
        name: node.text.slice(1),
    }));
    on(K.ThisKeyword, (_, __, at) => ({ type: 'ThisExpression', range: at.range, loc: at }));
    on(K.SuperKeyword, (_, __, at) => ({ type: 'Super', range: at.range, loc: at }));
    on(K.StringLiteral, (node, tree, at) => literal(at, tree.textOf(at), node.text));
    on(K.NumericLiteral, (node, tree, at) => literal(at, tree.textOf(at), Number(node.text)));
    on(K.BigIntLiteral, (_, tree, at) => {
        const raw = tree.textOf(at);
        const value = BigInt(raw.slice(0, -1).replaceAll('_', ''));
        return { ...literal(at, raw, value), bigint: String(value) };
    });
    on(K.RegularExpressionLiteral, ({ text }, _, at) => {
        const end = text.lastIndexOf('/');
        // Nobody runs it, and to compile it takes longer than all the rest of the file.
        return { ...literal(at, text, null), regex: { flags: text.slice(end + 1), pattern: text.slice(1, end) } };
    });
    on(K.TrueKeyword, (_, __, at) => literal(at, 'true', true));
    on(K.FalseKeyword, (_, __, at) => literal(at, 'false', false));
    on(K.NullKeyword, (_, __, at) => literal(at, 'null', null));
    on(K.NoSubstitutionTemplateLiteral, (node, tree, at, parent) => ({
        type: 'TemplateLiteral',
        range: at.range,
        loc: at,
        expressions: [],
        quasis: [literals_element(node, tree, tree.placeOf(node), parent.kind === K.TaggedTemplateExpression, true)],
    }));
    on(K.TemplateExpression, (node, tree, at, parent) => {
        const isTagged = parent.kind === K.TaggedTemplateExpression;
        const part = (literalPart) => literals_element(literalPart, tree, tree.placeOf(literalPart), isTagged, literalPart.kind === K.TemplateTail);
        return {
            type: 'TemplateLiteral',
            range: at.range,
            loc: at,
            expressions: node.templateSpans.map(({ expression }) => tree.one(expression, node)),
            quasis: [part(node.head), ...node.templateSpans.map((span) => part(span.literal))],
        };
    });
    on(K.TemplateLiteralType, (node, tree, at) => {
        const part = (literalPart) => literals_element(literalPart, tree, tree.placeOf(literalPart), false, literalPart.kind === K.TemplateTail);
        return {
            type: 'TSTemplateLiteralType',
            range: at.range,
            loc: at,
            quasis: [part(node.head), ...node.templateSpans.map((span) => part(span.literal))],
            types: node.templateSpans.map(({ type }) => tree.one(type, node)),
        };
    });
}
function literals_element(node, tree, at, isTagged, tail) {
    const [start, end] = at.range;
    const raw = tree.text.slice(start + 1, end - (tail ? 1 : 2));
    return {
        type: 'TemplateElement',
        range: at.range,
        loc: at,
        tail,
        value: { cooked: isTagged && hasBrokenEscape(raw) ? null : node.text, raw },
    };
}
function hasBrokenEscape(raw) {
    return /\\u(?![0-9a-fA-F]{4}|\{)|\\x(?![0-9a-fA-F]{2})/.test(raw);
}

;// CONCATENATED MODULE: ./.build/src/facts/estree/classes.js

/** Classes, their members, and the methods of objects. */
function classes(on, K, modifiers, exported) {
    on([K.ClassDeclaration, K.ClassExpression], (node, tree, at) => {
        const clause = (token) => node.heritageClauses?.find((one) => one.token === token);
        const implemented = clause(K.ImplementsKeyword);
        const extended = clause(K.ExtendsKeyword)?.types[0];
        const body = tree.place(node.members.pos - 1, node.end);
        return exported(node, tree, {
            type: node.kind === K.ClassDeclaration ? 'ClassDeclaration' : 'ClassExpression',
            range: at.range,
            loc: at,
            abstract: modifiers.has(node, K.AbstractKeyword),
            body: {
                type: 'ClassBody',
                range: body.range,
                loc: body,
                body: tree.all(node.members.filter(({ kind }) => kind !== K.SemicolonClassElement), node),
            },
            declare: modifiers.has(node, K.DeclareKeyword),
            decorators: tree.decorators(node),
            id: tree.one(node.name, node),
            implements: implemented === undefined ? [] : tree.all(implemented.types, implemented),
            superClass: tree.one(extended?.expression, node),
            superTypeArguments: tree.typeArguments(extended?.typeArguments, node),
            typeParameters: tree.typeParameters(node.typeParameters, node),
        });
    });
    on(K.PropertyDeclaration, (node, tree, at) => {
        const isAbstract = modifiers.has(node, K.AbstractKeyword);
        const noun = modifiers.has(node, K.AccessorKeyword) ? 'AccessorProperty' : 'PropertyDefinition';
        return {
            type: isAbstract ? `TSAbstract${noun}` : noun,
            range: at.range,
            loc: at,
            accessibility: modifiers.accessibility(node),
            computed: node.name.kind === K.ComputedPropertyName,
            declare: modifiers.has(node, K.DeclareKeyword),
            decorators: tree.decorators(node),
            definite: node.exclamationToken !== undefined,
            key: tree.one(node.name, node),
            optional: node.questionToken !== undefined,
            override: modifiers.has(node, K.OverrideKeyword),
            readonly: modifiers.has(node, K.ReadonlyKeyword),
            static: modifiers.has(node, K.StaticKeyword),
            typeAnnotation: tree.annotation(node.type, node),
            value: isAbstract ? null : tree.one(node.initializer, node),
        };
    });
    on([K.MethodDeclaration, K.GetAccessor, K.SetAccessor], (node, tree, at, parent) => {
        if (parent.kind === K.InterfaceDeclaration || parent.kind === K.TypeLiteral)
            return signature(node, tree);
        const isInObject = parent.kind === K.ObjectLiteralExpression;
        const value = functionOf(node, tree);
        value['params'] = isInObject ? tree.all(node.parameters, node) : tree.parameters(node.parameters, node);
        const kind = node.kind === K.GetAccessor ? 'get' : node.kind === K.SetAccessor ? 'set' : undefined;
        const optional = node.questionToken !== undefined;
        const computed = node.name.kind === K.ComputedPropertyName;
        const key = tree.one(node.name, node);
        if (isInObject) {
            return {
                type: 'Property',
                range: at.range,
                loc: at,
                computed,
                key,
                kind: kind ?? 'init',
                method: node.kind === K.MethodDeclaration,
                optional,
                shorthand: false,
                value,
            };
        }
        const isStatic = modifiers.has(node, K.StaticKeyword);
        const isConstructor = !isStatic && node.name.kind === K.StringLiteral && node.name.text === 'constructor';
        return {
            type: modifiers.has(node, K.AbstractKeyword) ? 'TSAbstractMethodDefinition' : 'MethodDefinition',
            range: at.range,
            loc: at,
            accessibility: modifiers.accessibility(node),
            computed,
            decorators: tree.decorators(node),
            key,
            kind: kind ?? (isConstructor ? 'constructor' : 'method'),
            optional,
            override: modifiers.has(node, K.OverrideKeyword),
            static: isStatic,
            value,
        };
    });
    on(K.Constructor, (node, tree, at) => {
        const value = functionOf(node, tree);
        value['params'] = tree.parameters(node.parameters, node);
        const last = modifiers.of(node).at(-1);
        const start = last === undefined ? at.range[0] : tree.tokenFrom(last.end);
        const isStatic = modifiers.has(node, K.StaticKeyword);
        const quote = tree.text[start];
        const isQuoted = quote === "'" || quote === '"';
        const keyAt = tree.place(start, start + 'constructor'.length + (isQuoted ? 2 : 0));
        return {
            type: modifiers.has(node, K.AbstractKeyword) ? 'TSAbstractMethodDefinition' : 'MethodDefinition',
            range: at.range,
            loc: at,
            accessibility: modifiers.accessibility(node),
            computed: false,
            decorators: [],
            key: isQuoted
                ? { type: 'Literal', range: keyAt.range, loc: keyAt, raw: tree.textOf(keyAt), value: 'constructor' }
                : identifier('constructor', keyAt),
            kind: isStatic ? 'method' : 'constructor',
            optional: false,
            override: false,
            static: isStatic,
            value,
        };
    });
    on(K.ClassStaticBlockDeclaration, (node, tree, at) => ({
        type: 'StaticBlock',
        range: at.range,
        loc: at,
        body: tree.body(node.body.statements, node.body, true),
    }));
    on(K.MethodSignature, (node, tree) => signature(node, tree));
    /** The function that a method is, without its parameters: from their parenthesis on. */
    function functionOf(node, tree) {
        const typeParameters = tree.typeParameters(node.typeParameters, node);
        const at = tree.place(node.parameters.pos - 1, node.end);
        if (typeParameters !== undefined)
            at.cover(typeParameters.range);
        return {
            type: node.body === undefined ? 'TSEmptyBodyFunctionExpression' : 'FunctionExpression',
            range: at.range,
            loc: at,
            async: modifiers.has(node, K.AsyncKeyword),
            body: tree.one(node.body, node),
            declare: false,
            expression: false,
            generator: 'asteriskToken' in node && node.asteriskToken !== undefined,
            id: null,
            params: [],
            returnType: tree.annotation(node.type, node),
            typeParameters,
        };
    }
    function signature(node, tree) {
        const at = tree.placeOf(node);
        return {
            type: 'TSMethodSignature',
            range: at.range,
            loc: at,
            accessibility: modifiers.accessibility(node),
            computed: node.name.kind === K.ComputedPropertyName,
            key: tree.one(node.name, node),
            kind: node.kind === K.GetAccessor ? 'get' : node.kind === K.SetAccessor ? 'set' : 'method',
            optional: node.questionToken !== undefined,
            params: tree.parameters(node.parameters, node),
            readonly: modifiers.has(node, K.ReadonlyKeyword),
            returnType: tree.annotation(node.type, node),
            static: modifiers.has(node, K.StaticKeyword),
            typeParameters: tree.typeParameters(node.typeParameters, node),
        };
    }
}

;// CONCATENATED MODULE: ./.build/src/facts/estree/conversion.js
/** Where a node stands. Its lines are looked up when they are asked for, which is done for one node in twenty. */
class Place {
    range;
    #file;
    constructor(range, file) {
        this.range = range;
        this.#file = file;
    }
    get start() {
        return this.#position(this.range[0]);
    }
    get end() {
        return this.#position(this.range[1]);
    }
    /** Makes room for a part that stands outside. */
    cover([start, end]) {
        if (start < this.range[0])
            this.range[0] = start;
        if (end > this.range[1])
            this.range[1] = end;
    }
    #position(place) {
        const { line, character } = this.#file.getLineAndCharacterOfPosition(place);
        return { line: line + 1, column: character };
    }
}
/** The tree of one file while it is made. */
class Tree {
    file;
    text;
    #conversions;
    #kinds;
    constructor(file, conversions, kinds) {
        this.file = file;
        this.text = file.text;
        this.#conversions = conversions;
        this.#kinds = kinds;
    }
    /** `null` for nothing, and for a hole in an array. */
    one(node, parent, isPattern = false) {
        if (node === undefined)
            return null;
        const at = this.placeOf(node);
        const convert = this.#conversions[node.kind];
        if (convert !== undefined)
            return convert(node, this, at, parent, isPattern);
        // Types of JSDoc, which mean nothing in code.
        return { type: `TS${this.#kinds[node.kind]}`, range: at.range, loc: at };
    }
    all(nodes, parent, isPattern = false) {
        const made = [];
        for (const node of nodes)
            made.push(this.one(node, parent, isPattern));
        return made;
    }
    /** Statements; strings at the beginning are directives, where there may be any. */
    body(statements, parent, mayHaveDirectives) {
        const made = [];
        let isDirective = mayHaveDirectives;
        for (const statement of statements) {
            const node = this.one(statement, parent);
            if (node === null)
                continue;
            if (isDirective) {
                const text = directiveOf(node);
                isDirective = text !== null;
                if (text !== null)
                    node['directive'] = text;
            }
            made.push(node);
        }
        return made;
    }
    place(start, end) {
        return new Place([start, end], this.file);
    }
    placeOf(node) {
        return this.place(node.getStart(this.file), node.end);
    }
    textOf({ range: [start, end] }) {
        return this.text.slice(start, end);
    }
    /** Where the next token begins, behind white space and comments. */
    tokenFrom(place) {
        const { text } = this;
        let at = place;
        for (;;) {
            const rest = /\s*/y;
            rest.lastIndex = at;
            rest.exec(text);
            at = rest.lastIndex;
            if (text.startsWith('//', at)) {
                const end = /[\n\r\u2028\u2029]/g;
                end.lastIndex = at;
                at = end.exec(text)?.index ?? text.length;
            }
            else if (text.startsWith('/*', at)) {
                const end = text.indexOf('*/', at + 2);
                at = end === -1 ? text.length : end + 2;
            }
            else {
                return at;
            }
        }
    }
    /** `: type`; `=> type` in the types of functions. Includes the sign, as ESTree has it. */
    annotation(type, parent, signLength = 1) {
        if (type === undefined)
            return undefined;
        const at = this.place(type.pos - signLength, type.end);
        return {
            type: 'TSTypeAnnotation',
            range: at.range,
            loc: at,
            typeAnnotation: this.one(type, parent),
        };
    }
    /** Gives a name its type, which stands outside of it. */
    annotate(name, node) {
        const annotation = this.annotation(node.type, node);
        if (annotation === undefined)
            return;
        name['typeAnnotation'] = annotation;
        name.loc.cover(annotation.range);
    }
    typeArguments(types, parent) {
        return this.#angleBrackets('TSTypeParameterInstantiation', types, parent);
    }
    typeParameters(types, parent) {
        return this.#angleBrackets('TSTypeParameterDeclaration', types, parent);
    }
    #angleBrackets(type, types, parent) {
        if (types === undefined)
            return undefined;
        const at = this.place(types.pos - 1, this.tokenFrom(types.end) + 1);
        return { type, range: at.range, loc: at, params: this.all(types, parent) };
    }
    parameters(parameters, parent) {
        return parameters.map((parameter) => {
            const made = this.one(parameter, parent);
            if (made !== null)
                made['decorators'] = this.decorators(parameter);
            return made;
        });
    }
    decorators(node) {
        const { modifiers } = node;
        if (modifiers === undefined)
            return [];
        return this.all(modifiers.filter(({ kind }) => kind === this.#kinds.Decorator), node);
    }
}
/** `use strict` of the statement `'use strict'`; `null` for any other, and for a string in parentheses. */
function directiveOf({ type, range, expression }) {
    if (type !== 'ExpressionStatement')
        return null;
    const literal = expression;
    const isString = literal.type === 'Literal' && typeof literal['value'] === 'string';
    return isString && literal.range[0] === range[0] ? String(literal['raw']).slice(1, -1) : null;
}

;// CONCATENATED MODULE: ./.build/src/facts/estree/declarations.js
/** Variables, functions, and what is bound in them. */
function declarations(on, compiler, modifiers, exported) {
    const K = compiler.SyntaxKind;
    const kindOf = ({ flags }) => {
        const { Let, AwaitUsing, Const, Using } = compiler.NodeFlags;
        if ((flags & Let) !== 0)
            return 'let';
        if ((flags & AwaitUsing) === AwaitUsing)
            return 'await using';
        if ((flags & Const) !== 0)
            return 'const';
        return (flags & Using) !== 0 ? 'using' : 'var';
    };
    on(K.VariableStatement, (node, tree, at) => exported(node, tree, {
        type: 'VariableDeclaration',
        range: at.range,
        loc: at,
        declarations: tree.all(node.declarationList.declarations, node.declarationList),
        declare: modifiers.has(node, K.DeclareKeyword),
        kind: kindOf(node.declarationList),
    }));
    on(K.VariableDeclarationList, (node, tree, at) => ({
        type: 'VariableDeclaration',
        range: at.range,
        loc: at,
        declarations: tree.all(node.declarations, node),
        declare: false,
        kind: kindOf(node),
    }));
    on(K.VariableDeclaration, (node, tree, at) => {
        const id = tree.one(node.name, node, true);
        if (id !== null)
            tree.annotate(id, node);
        return {
            type: 'VariableDeclarator',
            range: at.range,
            loc: at,
            definite: node.exclamationToken !== undefined,
            id,
            init: tree.one(node.initializer, node),
        };
    });
    on(K.FunctionDeclaration, (node, tree, at) => exported(node, tree, {
        type: node.body === undefined ? 'TSDeclareFunction' : 'FunctionDeclaration',
        range: at.range,
        loc: at,
        async: modifiers.has(node, K.AsyncKeyword),
        body: tree.one(node.body, node) ?? undefined,
        declare: modifiers.has(node, K.DeclareKeyword),
        expression: false,
        generator: node.asteriskToken !== undefined,
        id: tree.one(node.name, node),
        params: tree.parameters(node.parameters, node),
        returnType: tree.annotation(node.type, node),
        typeParameters: tree.typeParameters(node.typeParameters, node),
    }));
    on(K.ArrayBindingPattern, (node, tree, at) => ({
        type: 'ArrayPattern',
        range: at.range,
        loc: at,
        decorators: [],
        elements: tree.all(node.elements, node, true),
        optional: false,
        typeAnnotation: undefined,
    }));
    on(K.ObjectBindingPattern, (node, tree, at) => ({
        type: 'ObjectPattern',
        range: at.range,
        loc: at,
        decorators: [],
        optional: false,
        properties: tree.all(node.elements, node, true),
        typeAnnotation: undefined,
    }));
    on(K.BindingElement, (node, tree, at, parent) => {
        const { name, propertyName, initializer } = node;
        const rest = (of) => ({
            type: 'RestElement',
            range: at.range,
            loc: at,
            argument: tree.one(of, node),
            decorators: [],
            optional: false,
            typeAnnotation: undefined,
            value: undefined,
        });
        if (parent.kind === K.ArrayBindingPattern) {
            if (initializer !== undefined)
                return withDefault(node, initializer, tree, at.range[0]);
            return node.dotDotDotToken === undefined ? tree.one(name, parent) : rest(name);
        }
        if (node.dotDotDotToken !== undefined)
            return rest(propertyName ?? name);
        return {
            type: 'Property',
            range: at.range,
            loc: at,
            computed: propertyName?.kind === K.ComputedPropertyName,
            key: tree.one(propertyName ?? name, node),
            kind: 'init',
            method: false,
            optional: false,
            shorthand: propertyName === undefined,
            value: initializer === undefined
                ? tree.one(name, node)
                : withDefault(node, initializer, tree, name.getStart(tree.file)),
        };
    });
    on(K.Parameter, (node, tree, at, parent) => {
        const { name, initializer, questionToken } = node;
        let named;
        let made;
        if (node.dotDotDotToken !== undefined) {
            named = {
                type: 'RestElement',
                range: at.range,
                loc: at,
                argument: tree.one(name, node),
                decorators: [],
                optional: false,
                typeAnnotation: undefined,
                value: undefined,
            };
            made = named;
        }
        else if (initializer !== undefined) {
            const pattern = withDefault(node, initializer, tree, name.getStart(tree.file));
            named = pattern.left;
            made = pattern;
        }
        else {
            named = tree.one(name, parent);
            made = named;
        }
        if (named !== null) {
            tree.annotate(named, node);
            if (questionToken !== undefined) {
                named.loc.cover([named.range[0], questionToken.end]);
                named['optional'] = true;
            }
        }
        if (modifiers.of(node).length === 0)
            return made;
        const place = tree.placeOf(node);
        return {
            type: 'TSParameterProperty',
            range: place.range,
            loc: place,
            accessibility: modifiers.accessibility(node),
            decorators: [],
            override: modifiers.has(node, K.OverrideKeyword),
            parameter: made,
            readonly: modifiers.has(node, K.ReadonlyKeyword),
            static: modifiers.has(node, K.StaticKeyword),
        };
    });
}
function withDefault(node, initializer, tree, start) {
    const at = tree.place(start, initializer.end);
    return {
        type: 'AssignmentPattern',
        range: at.range,
        loc: at,
        decorators: [],
        left: tree.one(node.name, node),
        optional: false,
        right: tree.one(initializer, node),
        typeAnnotation: undefined,
    };
}

;// CONCATENATED MODULE: ./.build/src/facts/estree/exported.js
function exportedBy(modifiers, K) {
    return (node, tree, declaration) => {
        const [word, next] = modifiers.of(node);
        if (word === undefined || word.kind !== K.ExportKeyword)
            return declaration;
        const isDefault = next?.kind === K.DefaultKeyword;
        declaration.range[0] = tree.tokenFrom(isDefault ? next.end : word.end);
        const at = tree.place(word.getStart(tree.file), declaration.range[1]);
        if (isDefault) {
            return {
                type: 'ExportDefaultDeclaration',
                range: at.range,
                loc: at,
                declaration,
                exportKind: 'value',
            };
        }
        const isType = declaration.type === 'TSInterfaceDeclaration' ||
            declaration.type === 'TSTypeAliasDeclaration' ||
            declaration['declare'] === true;
        return {
            type: 'ExportNamedDeclaration',
            range: at.range,
            loc: at,
            attributes: [],
            declaration,
            exportKind: isType ? 'type' : 'value',
            source: null,
            specifiers: [],
        };
    };
}

;// CONCATENATED MODULE: ./.build/src/facts/estree/expressions.js

function expressions(on, compiler, modifiers) {
    const K = compiler.SyntaxKind;
    on(K.ParenthesizedExpression, (node, tree, _, parent) => tree.one(node.expression, parent));
    on(K.ArrayLiteralExpression, (node, tree, at, _, isPattern) => {
        const elements = tree.all(node.elements, node, isPattern);
        if (!isPattern)
            return { type: 'ArrayExpression', range: at.range, loc: at, elements };
        return {
            type: 'ArrayPattern',
            range: at.range,
            loc: at,
            decorators: [],
            elements,
            optional: false,
            typeAnnotation: undefined,
        };
    });
    on(K.ObjectLiteralExpression, (node, tree, at, _, isPattern) => {
        const properties = tree.all(node.properties, node, isPattern);
        if (!isPattern)
            return { type: 'ObjectExpression', range: at.range, loc: at, properties };
        return {
            type: 'ObjectPattern',
            range: at.range,
            loc: at,
            decorators: [],
            optional: false,
            properties,
            typeAnnotation: undefined,
        };
    });
    on(K.PropertyAssignment, (node, tree, at, _, isPattern) => ({
        type: 'Property',
        range: at.range,
        loc: at,
        computed: node.name.kind === K.ComputedPropertyName,
        key: tree.one(node.name, node),
        kind: 'init',
        method: false,
        optional: false,
        shorthand: false,
        value: tree.one(node.initializer, node, isPattern),
    }));
    on(K.ShorthandPropertyAssignment, (node, tree, at) => {
        const { objectAssignmentInitializer: fallback } = node;
        const inner = tree.placeOf(node);
        return {
            type: 'Property',
            range: at.range,
            loc: at,
            computed: false,
            key: tree.one(node.name, node),
            kind: 'init',
            method: false,
            optional: false,
            shorthand: true,
            value: fallback === undefined
                ? tree.one(node.name, node)
                : {
                    type: 'AssignmentPattern',
                    range: inner.range,
                    loc: inner,
                    decorators: [],
                    left: tree.one(node.name, node, true),
                    optional: false,
                    right: tree.one(fallback, node),
                    typeAnnotation: undefined,
                },
        };
    });
    on(K.ComputedPropertyName, (node, tree) => tree.one(node.expression, node));
    on([K.SpreadAssignment, K.SpreadElement], (node, tree, at, _, isPattern) => {
        const argument = tree.one(node.expression, node, isPattern);
        if (!isPattern)
            return { type: 'SpreadElement', range: at.range, loc: at, argument };
        return {
            type: 'RestElement',
            range: at.range,
            loc: at,
            argument,
            decorators: [],
            optional: false,
            typeAnnotation: undefined,
            value: undefined,
        };
    });
    on(K.OmittedExpression, () => null);
    on([K.PrefixUnaryExpression, K.PostfixUnaryExpression], (node, tree, at) => {
        const operator = compiler.tokenToString(node.operator);
        return {
            type: operator === '++' || operator === '--' ? 'UpdateExpression' : 'UnaryExpression',
            range: at.range,
            loc: at,
            argument: tree.one(node.operand, node),
            operator,
            prefix: node.kind === K.PrefixUnaryExpression,
        };
    });
    const word = (operator) => (node, argument, at) => ({
        type: 'UnaryExpression',
        range: at.range,
        loc: at,
        argument,
        operator,
        prefix: node.kind > 0,
    });
    const [del, nothing, type] = [word('delete'), word('void'), word('typeof')];
    on(K.DeleteExpression, (node, tree, at) => del(node, tree.one(node.expression, node), at));
    on(K.VoidExpression, (node, tree, at) => nothing(node, tree.one(node.expression, node), at));
    on(K.TypeOfExpression, (node, tree, at) => type(node, tree.one(node.expression, node), at));
    const logical = new Set([K.AmpersandAmpersandToken, K.BarBarToken, K.QuestionQuestionToken]);
    on(K.BinaryExpression, (node, tree, at, _, isPattern) => {
        const { operatorToken } = node;
        if (operatorToken.kind === K.CommaToken) {
            const left = tree.one(node.left, node);
            const isFlat = left?.type === 'SequenceExpression' && node.left.kind !== K.ParenthesizedExpression;
            const before = isFlat ? left['expressions'] : [left];
            return {
                type: 'SequenceExpression',
                range: at.range,
                loc: at,
                expressions: [...before, tree.one(node.right, node)],
            };
        }
        const isAssignment = operatorToken.kind >= K.FirstAssignment && operatorToken.kind <= K.LastAssignment;
        if (isAssignment && isPattern) {
            return {
                type: 'AssignmentPattern',
                range: at.range,
                loc: at,
                decorators: [],
                left: tree.one(node.left, node, true),
                optional: false,
                right: tree.one(node.right, node),
                typeAnnotation: undefined,
            };
        }
        return {
            type: isAssignment
                ? 'AssignmentExpression'
                : logical.has(operatorToken.kind)
                    ? 'LogicalExpression'
                    : 'BinaryExpression',
            range: at.range,
            loc: at,
            operator: compiler.tokenToString(operatorToken.kind),
            left: tree.one(node.left, node, isAssignment),
            right: tree.one(node.right, node),
        };
    });
    on(K.ConditionalExpression, (node, tree, at) => ({
        type: 'ConditionalExpression',
        range: at.range,
        loc: at,
        alternate: tree.one(node.whenFalse, node),
        consequent: tree.one(node.whenTrue, node),
        test: tree.one(node.condition, node),
    }));
    on(K.YieldExpression, (node, tree, at) => ({
        type: 'YieldExpression',
        range: at.range,
        loc: at,
        argument: tree.one(node.expression, node),
        delegate: node.asteriskToken !== undefined,
    }));
    on(K.AwaitExpression, (node, tree, at) => ({
        type: 'AwaitExpression',
        range: at.range,
        loc: at,
        argument: tree.one(node.expression, node),
    }));
    on(K.TaggedTemplateExpression, (node, tree, at) => ({
        type: 'TaggedTemplateExpression',
        range: at.range,
        loc: at,
        quasi: tree.one(node.template, node),
        tag: tree.one(node.tag, node),
        typeArguments: tree.typeArguments(node.typeArguments, node),
    }));
    on(K.ArrowFunction, (node, tree, at) => ({
        type: 'ArrowFunctionExpression',
        range: at.range,
        loc: at,
        async: modifiers.has(node, K.AsyncKeyword),
        body: tree.one(node.body, node),
        expression: node.body.kind !== K.Block,
        generator: false,
        id: null,
        params: tree.parameters(node.parameters, node),
        returnType: tree.annotation(node.type, node),
        typeParameters: tree.typeParameters(node.typeParameters, node),
    }));
    on(K.FunctionExpression, (node, tree, at) => ({
        type: 'FunctionExpression',
        range: at.range,
        loc: at,
        async: modifiers.has(node, K.AsyncKeyword),
        body: tree.one(node.body, node),
        declare: false,
        expression: false,
        generator: node.asteriskToken !== undefined,
        id: tree.one(node.name, node),
        params: tree.parameters(node.parameters, node),
        returnType: tree.annotation(node.type, node),
        typeParameters: tree.typeParameters(node.typeParameters, node),
    }));
    on(K.MetaProperty, (node, tree, at) => {
        const name = compiler.tokenToString(node.keywordToken) ?? '';
        return {
            type: 'MetaProperty',
            range: at.range,
            loc: at,
            meta: identifier(name, tree.place(at.range[0], at.range[0] + name.length)),
            property: tree.one(node.name, node),
        };
    });
    on([K.AsExpression, K.SatisfiesExpression, K.TypeAssertionExpression], (node, tree, at) => ({
        type: node.kind === K.AsExpression
            ? 'TSAsExpression'
            : node.kind === K.SatisfiesExpression
                ? 'TSSatisfiesExpression'
                : 'TSTypeAssertion',
        range: at.range,
        loc: at,
        expression: tree.one(node.expression, node),
        typeAnnotation: tree.one(node.type, node),
    }));
    on(K.ExpressionWithTypeArguments, (node, tree, at, parent) => ({
        type: parent.kind === K.InterfaceDeclaration
            ? 'TSInterfaceHeritage'
            : parent.kind === K.HeritageClause
                ? 'TSClassImplements'
                : 'TSInstantiationExpression',
        range: at.range,
        loc: at,
        expression: tree.one(node.expression, node),
        typeArguments: tree.typeArguments(node.typeArguments, node),
    }));
    on(K.Decorator, (node, tree, at) => ({
        type: 'Decorator',
        range: at.range,
        loc: at,
        expression: tree.one(node.expression, node),
    }));
}

;// CONCATENATED MODULE: ./.build/src/facts/estree/jsx.js
function jsx(on, K) {
    const identifier = (name, at) => ({
        type: 'JSXIdentifier',
        range: at.range,
        loc: at,
        name,
    });
    /** `a`, `a:b`, `a.b.c`. */
    const nameOf = (node, tree) => {
        const at = tree.placeOf(node);
        if (node.kind === K.PropertyAccessExpression) {
            const { expression, name } = node;
            return {
                type: 'JSXMemberExpression',
                range: at.range,
                loc: at,
                object: nameOf(expression, tree),
                property: identifier(name.text, tree.placeOf(name)),
            };
        }
        if (node.kind === K.JsxNamespacedName) {
            const { name, namespace } = node;
            return {
                type: 'JSXNamespacedName',
                range: at.range,
                loc: at,
                name: identifier(name.text, tree.placeOf(name)),
                namespace: identifier(namespace.text, tree.placeOf(namespace)),
            };
        }
        return identifier(tree.textOf(at), at);
    };
    const opening = (node, tree, at, selfClosing) => ({
        type: 'JSXOpeningElement',
        range: at.range,
        loc: at,
        attributes: tree.all(node.attributes.properties, node.attributes),
        name: nameOf(node.tagName, tree),
        selfClosing,
        typeArguments: tree.typeArguments(node.typeArguments, node),
    });
    on(K.JsxElement, (node, tree, at) => ({
        type: 'JSXElement',
        range: at.range,
        loc: at,
        children: tree.all(node.children, node),
        closingElement: tree.one(node.closingElement, node),
        openingElement: tree.one(node.openingElement, node),
    }));
    on(K.JsxSelfClosingElement, (node, tree, at) => ({
        type: 'JSXElement',
        range: at.range,
        loc: at,
        children: [],
        closingElement: null,
        openingElement: opening(node, tree, tree.placeOf(node), true),
    }));
    on(K.JsxOpeningElement, (node, tree, at) => opening(node, tree, at, false));
    on(K.JsxClosingElement, (node, tree, at) => ({
        type: 'JSXClosingElement',
        range: at.range,
        loc: at,
        name: nameOf(node.tagName, tree),
    }));
    on(K.JsxFragment, (node, tree, at) => ({
        type: 'JSXFragment',
        range: at.range,
        loc: at,
        children: tree.all(node.children, node),
        closingFragment: tree.one(node.closingFragment, node),
        openingFragment: tree.one(node.openingFragment, node),
    }));
    on([K.JsxOpeningFragment, K.JsxClosingFragment], (node, _, at) => ({
        type: node.kind === K.JsxOpeningFragment ? 'JSXOpeningFragment' : 'JSXClosingFragment',
        range: at.range,
        loc: at,
    }));
    on(K.JsxExpression, (node, tree, at) => {
        const inside = tree.place(at.range[0] + 1, at.range[1] - 1);
        return {
            type: node.dotDotDotToken === undefined ? 'JSXExpressionContainer' : 'JSXSpreadChild',
            range: at.range,
            loc: at,
            expression: tree.one(node.expression, node) ?? {
                type: 'JSXEmptyExpression',
                range: inside.range,
                loc: inside,
            },
        };
    });
    on(K.JsxAttribute, (node, tree, at) => ({
        type: 'JSXAttribute',
        range: at.range,
        loc: at,
        name: nameOf(node.name, tree),
        value: tree.one(node.initializer, node),
    }));
    on(K.JsxSpreadAttribute, (node, tree, at) => ({
        type: 'JSXSpreadAttribute',
        range: at.range,
        loc: at,
        argument: tree.one(node.expression, node),
    }));
    on(K.JsxText, (node, tree) => {
        const at = tree.place(node.pos, node.end);
        const raw = tree.textOf(at);
        // `&amp;` stays what it is: no fact is about what people read.
        return { type: 'JSXText', range: at.range, loc: at, raw, value: raw };
    });
}

;// CONCATENATED MODULE: ./.build/src/facts/estree/modifiers.js
/** The words before a declaration: `export`, `async`, `readonly`, … */
class Modifiers {
    #kinds;
    constructor(kinds) {
        this.#kinds = kinds;
    }
    has({ modifiers }, kind) {
        if (modifiers === undefined)
            return false;
        for (const modifier of modifiers)
            if (modifier.kind === kind)
                return true;
        return false;
    }
    /** Without decorators. */
    of({ modifiers }) {
        return modifiers?.filter(({ kind }) => kind !== this.#kinds.Decorator) ?? [];
    }
    accessibility({ modifiers }) {
        if (modifiers === undefined)
            return undefined;
        for (const { kind } of modifiers) {
            if (kind === this.#kinds.PublicKeyword)
                return 'public';
            if (kind === this.#kinds.ProtectedKeyword)
                return 'protected';
            if (kind === this.#kinds.PrivateKeyword)
                return 'private';
        }
        return undefined;
    }
}

;// CONCATENATED MODULE: ./.build/src/facts/estree/modules.js

/** Imports, exports, namespaces. */
function modules(on, compiler, modifiers, exported) {
    const K = compiler.SyntaxKind;
    const attributes = (node, tree) => node.attributes === undefined ? [] : tree.all(node.attributes.elements, node.attributes);
    on(K.ImportDeclaration, (node, tree, at) => {
        const { importClause: clause } = node;
        const specifiers = [];
        if (clause?.name !== undefined)
            specifiers.push(tree.one(clause, node));
        if (clause?.namedBindings?.kind === K.NamespaceImport)
            specifiers.push(tree.one(clause.namedBindings, clause));
        else if (clause?.namedBindings !== undefined)
            specifiers.push(...tree.all(clause.namedBindings.elements, clause.namedBindings));
        return {
            type: 'ImportDeclaration',
            range: at.range,
            loc: at,
            attributes: attributes(node, tree),
            importKind: clause?.phaseModifier === K.TypeKeyword ? 'type' : 'value',
            phase: clause?.phaseModifier === K.DeferKeyword ? 'defer' : null,
            source: tree.one(node.moduleSpecifier, node),
            specifiers,
        };
    });
    on(K.ImportClause, (node, tree) => {
        const local = tree.one(node.name, node);
        return local && { type: 'ImportDefaultSpecifier', range: local.range, loc: local.loc, local };
    });
    on(K.NamespaceImport, (node, tree, at) => ({
        type: 'ImportNamespaceSpecifier',
        range: at.range,
        loc: at,
        local: tree.one(node.name, node),
    }));
    on(K.ImportSpecifier, (node, tree, at) => ({
        type: 'ImportSpecifier',
        range: at.range,
        loc: at,
        imported: tree.one(node.propertyName ?? node.name, node),
        importKind: node.isTypeOnly ? 'type' : 'value',
        local: tree.one(node.name, node),
    }));
    on(K.ImportAttribute, (node, tree, at) => ({
        type: 'ImportAttribute',
        range: at.range,
        loc: at,
        key: tree.one(node.name, node),
        value: tree.one(node.value, node),
    }));
    on(K.ExportDeclaration, (node, tree, at) => {
        const { exportClause: clause } = node;
        const exportKind = node.isTypeOnly ? 'type' : 'value';
        const source = tree.one(node.moduleSpecifier, node);
        if (clause?.kind === K.NamedExports) {
            return {
                type: 'ExportNamedDeclaration',
                range: at.range,
                loc: at,
                attributes: attributes(node, tree),
                declaration: null,
                exportKind,
                source,
                specifiers: tree.all(clause.elements, clause),
            };
        }
        return {
            type: 'ExportAllDeclaration',
            range: at.range,
            loc: at,
            attributes: attributes(node, tree),
            exported: tree.one(clause?.name, node),
            exportKind,
            source,
        };
    });
    on(K.ExportSpecifier, (node, tree, at) => ({
        type: 'ExportSpecifier',
        range: at.range,
        loc: at,
        exported: tree.one(node.name, node),
        exportKind: node.isTypeOnly ? 'type' : 'value',
        local: tree.one(node.propertyName ?? node.name, node),
    }));
    on(K.ExportAssignment, (node, tree, at) => {
        const value = tree.one(node.expression, node);
        return node.isExportEquals === true
            ? { type: 'TSExportAssignment', range: at.range, loc: at, expression: value }
            : {
                type: 'ExportDefaultDeclaration',
                range: at.range,
                loc: at,
                declaration: value,
                exportKind: 'value',
            };
    });
    on(K.ImportEqualsDeclaration, (node, tree, at) => exported(node, tree, {
        type: 'TSImportEqualsDeclaration',
        range: at.range,
        loc: at,
        id: tree.one(node.name, node),
        importKind: node.isTypeOnly ? 'type' : 'value',
        moduleReference: tree.one(node.moduleReference, node),
    }));
    on(K.ExternalModuleReference, (node, tree, at) => ({
        type: 'TSExternalModuleReference',
        range: at.range,
        loc: at,
        expression: tree.one(node.expression, node),
    }));
    on(K.NamespaceExportDeclaration, (node, tree, at) => ({
        type: 'TSNamespaceExportDeclaration',
        range: at.range,
        loc: at,
        id: tree.one(node.name, node),
    }));
    on(K.ModuleDeclaration, (node, tree, at) => {
        const isGlobal = (node.flags & compiler.NodeFlags.GlobalAugmentation) !== 0;
        const isNamespace = (node.flags & compiler.NodeFlags.Namespace) !== 0;
        let id = tree.one(node.name, node);
        let inner = node;
        let declare = modifiers.has(node, K.DeclareKeyword);
        // `namespace a.b.c`: one inside the other for the compiler, one name for ESTree.
        while (!isGlobal && inner.body?.kind === K.ModuleDeclaration) {
            inner = inner.body;
            declare ||= modifiers.has(inner, K.DeclareKeyword);
            const place = tree.placeOf(inner.name);
            const right = identifier(inner.name.text, place);
            const both = tree.place(id?.range[0] ?? 0, place.range[1]);
            id = { type: 'TSQualifiedName', range: both.range, loc: both, left: id, right };
        }
        return exported(node, tree, {
            type: 'TSModuleDeclaration',
            range: at.range,
            loc: at,
            body: tree.one(inner.body, inner) ?? undefined,
            declare,
            global: isGlobal,
            id,
            kind: isGlobal ? 'global' : isNamespace ? 'namespace' : 'module',
        });
    });
}

;// CONCATENATED MODULE: ./.build/src/facts/estree/statements.js
function statements(on, K) {
    const mayHoldDirectives = new Set([
        K.Constructor,
        K.GetAccessor,
        K.SetAccessor,
        K.ArrowFunction,
        K.FunctionExpression,
        K.FunctionDeclaration,
        K.MethodDeclaration,
    ]);
    on(K.SourceFile, (node, tree) => {
        const at = tree.place(0, node.endOfFileToken.end);
        return {
            type: 'Program',
            range: at.range,
            loc: at,
            body: tree.body(node.statements, node, true),
            sourceType: isModule(node) ? 'module' : 'script',
        };
    });
    on(K.Block, (node, tree, at, parent) => ({
        type: 'BlockStatement',
        range: at.range,
        loc: at,
        body: tree.body(node.statements, node, mayHoldDirectives.has(parent.kind)),
    }));
    on(K.ModuleBlock, (node, tree, at) => ({
        type: 'TSModuleBlock',
        range: at.range,
        loc: at,
        body: tree.body(node.statements, node, true),
    }));
    on(K.WithStatement, (node, tree, at) => ({
        type: 'WithStatement',
        range: at.range,
        loc: at,
        body: tree.one(node.statement, node),
        object: tree.one(node.expression, node),
    }));
    on(K.ReturnStatement, (node, tree, at) => ({
        type: 'ReturnStatement',
        range: at.range,
        loc: at,
        argument: tree.one(node.expression, node),
    }));
    on(K.LabeledStatement, (node, tree, at) => ({
        type: 'LabeledStatement',
        range: at.range,
        loc: at,
        body: tree.one(node.statement, node),
        label: tree.one(node.label, node),
    }));
    on([K.ContinueStatement, K.BreakStatement], (node, tree, at) => ({
        type: node.kind === K.ContinueStatement ? 'ContinueStatement' : 'BreakStatement',
        range: at.range,
        loc: at,
        label: tree.one(node.label, node),
    }));
    on(K.IfStatement, (node, tree, at) => ({
        type: 'IfStatement',
        range: at.range,
        loc: at,
        alternate: tree.one(node.elseStatement, node),
        consequent: tree.one(node.thenStatement, node),
        test: tree.one(node.expression, node),
    }));
    on(K.SwitchStatement, (node, tree, at) => ({
        type: 'SwitchStatement',
        range: at.range,
        loc: at,
        cases: tree.all(node.caseBlock.clauses, node),
        discriminant: tree.one(node.expression, node),
    }));
    on([K.CaseClause, K.DefaultClause], (node, tree, at) => ({
        type: 'SwitchCase',
        range: at.range,
        loc: at,
        consequent: tree.all(node.statements, node),
        test: node.kind === K.CaseClause ? tree.one(node.expression, node) : null,
    }));
    on(K.ThrowStatement, (node, tree, at) => ({
        type: 'ThrowStatement',
        range: at.range,
        loc: at,
        argument: tree.one(node.expression, node),
    }));
    on(K.TryStatement, (node, tree, at) => ({
        type: 'TryStatement',
        range: at.range,
        loc: at,
        block: tree.one(node.tryBlock, node),
        finalizer: tree.one(node.finallyBlock, node),
        handler: tree.one(node.catchClause, node),
    }));
    on(K.CatchClause, (node, tree, at) => {
        const { variableDeclaration: variable } = node;
        const param = variable === undefined ? null : tree.one(variable.name, variable, true);
        if (param !== null && variable !== undefined)
            tree.annotate(param, variable);
        return { type: 'CatchClause', range: at.range, loc: at, body: tree.one(node.block, node), param };
    });
    on(K.WhileStatement, (node, tree, at) => ({
        type: 'WhileStatement',
        range: at.range,
        loc: at,
        body: tree.one(node.statement, node),
        test: tree.one(node.expression, node),
    }));
    on(K.DoStatement, (node, tree, at) => ({
        type: 'DoWhileStatement',
        range: at.range,
        loc: at,
        body: tree.one(node.statement, node),
        test: tree.one(node.expression, node),
    }));
    on(K.ForStatement, (node, tree, at) => ({
        type: 'ForStatement',
        range: at.range,
        loc: at,
        body: tree.one(node.statement, node),
        init: tree.one(node.initializer, node),
        test: tree.one(node.condition, node),
        update: tree.one(node.incrementor, node),
    }));
    on(K.ForInStatement, (node, tree, at) => ({
        type: 'ForInStatement',
        range: at.range,
        loc: at,
        body: tree.one(node.statement, node),
        left: tree.one(node.initializer, node, true),
        right: tree.one(node.expression, node),
    }));
    on(K.ForOfStatement, (node, tree, at) => ({
        type: 'ForOfStatement',
        range: at.range,
        loc: at,
        await: node.awaitModifier?.kind === K.AwaitKeyword,
        body: tree.one(node.statement, node),
        left: tree.one(node.initializer, node, true),
        right: tree.one(node.expression, node),
    }));
    on(K.ExpressionStatement, (node, tree, at) => ({
        type: 'ExpressionStatement',
        range: at.range,
        loc: at,
        directive: undefined,
        expression: tree.one(node.expression, node),
    }));
    on(K.EmptyStatement, (_, __, at) => ({
        type: 'EmptyStatement',
        range: at.range,
        loc: at,
    }));
    on(K.DebuggerStatement, (_, __, at) => ({
        type: 'DebuggerStatement',
        range: at.range,
        loc: at,
    }));
}
/** By its name, or by an import or an export in it. */
function isModule(file) {
    if (/\.m[jt]s$/.test(file.fileName))
        return true;
    return 'externalModuleIndicator' in file && file.externalModuleIndicator !== undefined;
}

;// CONCATENATED MODULE: ./.build/src/facts/estree/types.js
/** The declarations of types, and the parts of them. */
function types(on, compiler, modifiers, exported) {
    const K = compiler.SyntaxKind;
    const leaf = (type, ...kinds) => on(kinds, (_, __, at) => ({ type, range: at.range, loc: at }));
    leaf('TSAnyKeyword', K.AnyKeyword);
    leaf('TSBigIntKeyword', K.BigIntKeyword);
    leaf('TSBooleanKeyword', K.BooleanKeyword);
    leaf('TSNeverKeyword', K.NeverKeyword);
    leaf('TSNumberKeyword', K.NumberKeyword);
    leaf('TSObjectKeyword', K.ObjectKeyword);
    leaf('TSStringKeyword', K.StringKeyword);
    leaf('TSSymbolKeyword', K.SymbolKeyword);
    leaf('TSUnknownKeyword', K.UnknownKeyword);
    leaf('TSVoidKeyword', K.VoidKeyword);
    leaf('TSUndefinedKeyword', K.UndefinedKeyword);
    leaf('TSIntrinsicKeyword', K.IntrinsicKeyword);
    leaf('TSThisType', K.ThisType);
    on(K.TypeAliasDeclaration, (node, tree, at) => exported(node, tree, {
        type: 'TSTypeAliasDeclaration',
        range: at.range,
        loc: at,
        declare: modifiers.has(node, K.DeclareKeyword),
        id: tree.one(node.name, node),
        typeAnnotation: tree.one(node.type, node),
        typeParameters: tree.typeParameters(node.typeParameters, node),
    }));
    on(K.InterfaceDeclaration, (node, tree, at) => {
        const body = tree.place(node.members.pos - 1, node.end);
        return exported(node, tree, {
            type: 'TSInterfaceDeclaration',
            range: at.range,
            loc: at,
            body: { type: 'TSInterfaceBody', range: body.range, loc: body, body: tree.all(node.members, node) },
            declare: modifiers.has(node, K.DeclareKeyword),
            extends: (node.heritageClauses ?? []).flatMap((clause) => clause.token === K.ExtendsKeyword ? tree.all(clause.types, node) : []),
            id: tree.one(node.name, node),
            typeParameters: tree.typeParameters(node.typeParameters, node),
        });
    });
    on(K.EnumDeclaration, (node, tree, at) => {
        const body = tree.place(node.members.pos - 1, node.end);
        return exported(node, tree, {
            type: 'TSEnumDeclaration',
            range: at.range,
            loc: at,
            body: { type: 'TSEnumBody', range: body.range, loc: body, members: tree.all(node.members, node) },
            const: modifiers.has(node, K.ConstKeyword),
            declare: modifiers.has(node, K.DeclareKeyword),
            id: tree.one(node.name, node),
        });
    });
    on(K.EnumMember, (node, tree, at) => ({
        type: 'TSEnumMember',
        range: at.range,
        loc: at,
        id: tree.one(node.name, node),
        initializer: tree.one(node.initializer, node) ?? undefined,
    }));
    on(K.PropertySignature, (node, tree, at) => ({
        type: 'TSPropertySignature',
        range: at.range,
        loc: at,
        accessibility: modifiers.accessibility(node),
        computed: node.name.kind === K.ComputedPropertyName,
        key: tree.one(node.name, node),
        optional: node.questionToken !== undefined,
        readonly: modifiers.has(node, K.ReadonlyKeyword),
        static: modifiers.has(node, K.StaticKeyword),
        typeAnnotation: tree.annotation(node.type, node),
    }));
    on(K.IndexSignature, (node, tree, at) => ({
        type: 'TSIndexSignature',
        range: at.range,
        loc: at,
        accessibility: modifiers.accessibility(node),
        parameters: tree.all(node.parameters, node),
        readonly: modifiers.has(node, K.ReadonlyKeyword),
        static: modifiers.has(node, K.StaticKeyword),
        typeAnnotation: tree.annotation(node.type, node),
    }));
    on(K.ConstructorType, (node, tree, at) => ({
        type: 'TSConstructorType',
        range: at.range,
        loc: at,
        abstract: modifiers.has(node, K.AbstractKeyword),
        params: tree.parameters(node.parameters, node),
        returnType: tree.annotation(node.type, node, 2),
        typeParameters: tree.typeParameters(node.typeParameters, node),
    }));
    const signature = (type, kind) => on(kind, (node, tree, at) => ({
        type,
        range: at.range,
        loc: at,
        params: tree.parameters(node.parameters, node),
        returnType: tree.annotation(node.type, node, node.kind === K.FunctionType ? 2 : 1),
        typeParameters: tree.typeParameters(node.typeParameters, node),
    }));
    signature('TSFunctionType', K.FunctionType);
    signature('TSConstructSignatureDeclaration', K.ConstructSignature);
    signature('TSCallSignatureDeclaration', K.CallSignature);
    on(K.QualifiedName, (node, tree, at, parent) => ({
        type: 'TSQualifiedName',
        range: at.range,
        loc: at,
        left: tree.one(node.left, parent),
        right: tree.one(node.right, node),
    }));
    on(K.TypeReference, (node, tree, at) => ({
        type: 'TSTypeReference',
        range: at.range,
        loc: at,
        typeArguments: tree.typeArguments(node.typeArguments, node),
        typeName: tree.one(node.typeName, node),
    }));
    on(K.TypeParameter, (node, tree, at) => ({
        type: 'TSTypeParameter',
        range: at.range,
        loc: at,
        const: modifiers.has(node, K.ConstKeyword),
        constraint: tree.one(node.constraint, node) ?? undefined,
        default: tree.one(node.default, node) ?? undefined,
        in: modifiers.has(node, K.InKeyword),
        name: tree.one(node.name, node),
        out: modifiers.has(node, K.OutKeyword),
    }));
    on(K.TypeLiteral, (node, tree, at) => ({
        type: 'TSTypeLiteral',
        range: at.range,
        loc: at,
        members: tree.all(node.members, node),
    }));
    on(K.ArrayType, (node, tree, at) => ({
        type: 'TSArrayType',
        range: at.range,
        loc: at,
        elementType: tree.one(node.elementType, node),
    }));
    on(K.IndexedAccessType, (node, tree, at) => ({
        type: 'TSIndexedAccessType',
        range: at.range,
        loc: at,
        indexType: tree.one(node.indexType, node),
        objectType: tree.one(node.objectType, node),
    }));
    on(K.ConditionalType, (node, tree, at) => ({
        type: 'TSConditionalType',
        range: at.range,
        loc: at,
        checkType: tree.one(node.checkType, node),
        extendsType: tree.one(node.extendsType, node),
        falseType: tree.one(node.falseType, node),
        trueType: tree.one(node.trueType, node),
    }));
    on(K.TypeQuery, (node, tree, at) => ({
        type: 'TSTypeQuery',
        range: at.range,
        loc: at,
        exprName: tree.one(node.exprName, node),
        typeArguments: tree.typeArguments(node.typeArguments, node),
    }));
    on(K.MappedType, (node, tree, at) => ({
        type: 'TSMappedType',
        range: at.range,
        loc: at,
        constraint: tree.one(node.typeParameter.constraint, node),
        key: tree.one(node.typeParameter.name, node),
        nameType: tree.one(node.nameType, node),
        optional: sign(node.questionToken, K.QuestionToken) ?? false,
        readonly: sign(node.readonlyToken, K.ReadonlyKeyword),
        typeAnnotation: tree.one(node.type, node) ?? undefined,
    }));
    on(K.TypePredicate, (node, tree, at) => {
        const type = tree.one(node.type, node);
        return {
            type: 'TSTypePredicate',
            range: at.range,
            loc: at,
            asserts: node.assertsModifier !== undefined,
            parameterName: tree.one(node.parameterName, node),
            typeAnnotation: type === null
                ? null
                : { type: 'TSTypeAnnotation', range: type.range, loc: type.loc, typeAnnotation: type },
        };
    });
    on(K.ImportType, (node, tree, at) => {
        const start = node.isTypeOf ? tree.tokenFrom(at.range[0] + 'typeof'.length) : at.range[0];
        const place = tree.place(start, at.range[1]);
        const argument = tree.one(node.argument, node);
        const type = {
            type: 'TSImportType',
            range: place.range,
            loc: place,
            options: optionsOf(node),
            qualifier: tree.one(node.qualifier, node),
            source: argument?.['literal'],
            typeArguments: tree.typeArguments(node.typeArguments, node) ?? null,
        };
        if (!node.isTypeOf)
            return type;
        return { type: 'TSTypeQuery', range: at.range, loc: at, exprName: type, typeArguments: undefined };
        /** `{ with: { … } }`, as the expression that it looks like. */
        function optionsOf({ attributes }) {
            if (attributes === undefined)
                return null;
            const comma = tree.tokenFrom(node.argument.end);
            const open = tree.tokenFrom(comma + 1);
            const word = tree.tokenFrom(open + 1);
            const wordAt = tree.place(word, word + (tree.text.startsWith('assert', word) ? 6 : 4));
            const after = tree.tokenFrom(attributes.end);
            const close = tree.text[after] === ',' ? tree.tokenFrom(after + 1) : after;
            const outer = tree.place(open, close + 1);
            const pair = tree.place(word, attributes.end);
            const inner = tree.placeOf(attributes);
            const property = (range, loc, key, value) => ({
                type: 'Property',
                range,
                loc,
                computed: false,
                key,
                kind: 'init',
                method: false,
                optional: false,
                shorthand: false,
                value,
            });
            const values = {
                type: 'ObjectExpression',
                range: inner.range,
                loc: inner,
                properties: attributes.elements.map((attribute) => {
                    const place = tree.placeOf(attribute);
                    const key = tree.one(attribute.name, attribute);
                    return property(place.range, place, key, tree.one(attribute.value, attribute));
                }),
            };
            const key = {
                type: 'Identifier',
                range: wordAt.range,
                loc: wordAt,
                decorators: [],
                name: tree.textOf(wordAt),
                optional: false,
                typeAnnotation: undefined,
            };
            return {
                type: 'ObjectExpression',
                range: outer.range,
                loc: outer,
                properties: [property(pair.range, pair, key, values)],
            };
        }
    });
    on(K.ParenthesizedType, (node, tree) => tree.one(node.type, node));
    on(K.UnionType, (node, tree, at) => ({
        type: 'TSUnionType',
        range: at.range,
        loc: at,
        types: tree.all(node.types, node),
    }));
    on(K.IntersectionType, (node, tree, at) => ({
        type: 'TSIntersectionType',
        range: at.range,
        loc: at,
        types: tree.all(node.types, node),
    }));
    on(K.InferType, (node, tree, at) => ({
        type: 'TSInferType',
        range: at.range,
        loc: at,
        typeParameter: tree.one(node.typeParameter, node),
    }));
    on(K.LiteralType, (node, tree, at) => {
        if (node.literal.kind === K.NullKeyword)
            return { type: 'TSNullKeyword', range: at.range, loc: at };
        return { type: 'TSLiteralType', range: at.range, loc: at, literal: tree.one(node.literal, node) };
    });
    on(K.TypeOperator, (node, tree, at) => ({
        type: 'TSTypeOperator',
        range: at.range,
        loc: at,
        operator: compiler.tokenToString(node.operator),
        typeAnnotation: tree.one(node.type, node),
    }));
    on(K.TupleType, (node, tree, at) => ({
        type: 'TSTupleType',
        range: at.range,
        loc: at,
        elementTypes: tree.all(node.elements, node),
    }));
    on(K.NamedTupleMember, (node, tree, at) => {
        const label = tree.one(node.name, node);
        const isRest = node.dotDotDotToken !== undefined;
        const place = isRest ? tree.place(label?.range[0] ?? 0, at.range[1]) : at;
        const member = {
            type: 'TSNamedTupleMember',
            range: place.range,
            loc: place,
            elementType: tree.one(node.type, node),
            label,
            optional: node.questionToken !== undefined,
        };
        return isRest ? { type: 'TSRestType', range: at.range, loc: at, typeAnnotation: member } : member;
    });
    on([K.OptionalType, K.RestType], (node, tree, at) => ({
        type: node.kind === K.OptionalType ? 'TSOptionalType' : 'TSRestType',
        range: at.range,
        loc: at,
        typeAnnotation: tree.one(node.type, node),
    }));
    /** `?`, `+?`, `-?` of a mapped type: true, `+`, `-`. */
    function sign(token, plain) {
        if (token === undefined)
            return undefined;
        return token.kind === plain ? true : compiler.tokenToString(token.kind);
    }
}

;// CONCATENATED MODULE: ./.build/src/facts/estree/tree.js












/**
 * Makes the tree that typescript-estree makes from the compiler's, in a third of the time: lines are looked up when they are
 * asked for, ends of type arguments are found in the text, and nothing is kept for whoever wants both trees.
 */
function conversionBy(compiler) {
    const conversions = conversionsBy(compiler);
    return (file) => {
        const program = new Tree(file, conversions, compiler.SyntaxKind).one(file, file);
        if (program === null)
            throw new Error('The compiler gave no tree.');
        return program;
    };
}
/** By the compiler's kinds of nodes. */
function conversionsBy(compiler) {
    const conversions = [];
    const on = (kinds, convert) => {
        // Called with nodes of those kinds alone.
        for (const kind of [kinds].flat())
            conversions[kind] = convert;
    };
    const kinds = compiler.SyntaxKind;
    const modifiers = new Modifiers(kinds);
    const exported = exportedBy(modifiers, kinds);
    statements(on, kinds);
    declarations(on, compiler, modifiers, exported);
    classes(on, kinds, modifiers, exported);
    modules(on, compiler, modifiers, exported);
    types(on, compiler, modifiers, exported);
    expressions(on, compiler, modifiers);
    chains(on, kinds);
    literals(on, kinds);
    jsx(on, kinds);
    return conversions;
}

;// CONCATENATED MODULE: ./.build/src/facts/syntax.js

/** Four kinds at most, and no list of them: this is asked a hundred times for every line of code. */
function is(node, a, b, c, d) {
    if (node === null || node === undefined)
        return false;
    const type = node.type;
    return type === a || type === b || type === c || type === d;
}
/** What Node runs in scripts that are no modules, and the compiler refuses: octal numbers and escapes, numbers like `08`. */
const sloppyMistakes = new Set([1121, 1487, 1488, 1489]);
let parser = null;
/** It takes a third of a second: a run that finds all facts in its cache never loads it. */
async function loadParser() {
    const { default: compiler } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 116, 23));
    return { compiler, convert: conversionBy(compiler) };
}
/**
 * The one file that knows a parser: the compiler's, whose tree is made the one that typescript-estree makes
 * (`estree/`, tested equal to it), in two fifths of its time and half of its memory.
 */
async function parse(text, language) {
    parser ??= loadParser();
    const { compiler, convert } = await parser;
    try {
        const options = {
            jsDocParsingMode: compiler.JSDocParsingMode.ParseNone,
            languageVersion: compiler.ScriptTarget.Latest,
        };
        const file = compiler.createSourceFile(`file.${language}`, text, options);
        const isSloppy = language === 'js' || language === 'cjs';
        const mistake = diagnosticsOf(file).find(({ code }) => !(isSloppy && sloppyMistakes.has(code)));
        if (mistake !== undefined) {
            const { line } = file.getLineAndCharacterOfPosition(mistake.start);
            const message = compiler.flattenDiagnosticMessageText(mistake.messageText, ' ');
            return { ok: false, reason: `It has a syntax error: ${quoted(message)}.`, line: line + 1 };
        }
        // Made node by node as typescript-estree makes it, for which the tests stand.
        return { ok: true, program: convert(file) };
    }
    catch (error) {
        if (!(error instanceof RangeError))
            throw error;
        return { ok: false, reason: 'It is nested too deeply to be parsed.', line: null };
    }
}
/** What the compiler's parser says of a file, which its types keep to themselves. */
function diagnosticsOf(file) {
    return 'parseDiagnostics' in file ? file.parseDiagnostics : [];
}
/** The compiler's words: they hold what stands in the file. */
function quoted(message) {
    const line = message.split('\n', 1)[0] ?? '';
    return `\`${line.replace(/\.$/, '').replaceAll('`', "'")}\``;
}

;// CONCATENATED MODULE: ./.build/src/facts/collectors/clones.js

/** Nodes in a window. A clone shorter than this is never seen. */
const windowNodes = 50;
/** Of so many windows in a row at least one is kept: what is as long as both together less one is always found. */
const windowsInARow = 25;
const base = 0x01000193;
const otherBase = 0x5bd1e995 | 0;
/** The power of the base that the node which leaves a window was multiplied by. */
const leaving = Array.from({ length: windowNodes }).reduce((power) => Math.imul(power, base), 1);
/**
 * Fingerprints for finding clones. Which windows are kept depends on the kinds of their nodes; their hash also on names
 * of properties, and on where in the window an identifier was first seen (Baker's parameterised matching, 1992):
 * a copy with other names is a copy, and two calls of different methods are two things. Texts are all alike, numbers are
 * not. Imports are left out, and a table of literals is one node: that files list the same things is not duplication.
 */
const clones = ({ ancestors }) => {
    /** What decides which windows are kept. */
    const kinds = [];
    /** For an identifier how many nodes ago it was last seen, below 0; for all others what the hash takes in. */
    const values = [];
    const places = [];
    const lastSeen = new Map();
    let skippedUntil = -1;
    return {
        every(node) {
            if (node.range[0] < skippedUntil)
                return;
            let value = 0;
            switch (`${node.type}`) {
                case 'Program':
                    return;
                case 'ImportDeclaration':
                case 'ExportAllDeclaration':
                    skippedUntil = node.range[1];
                    return;
                case 'ArrayExpression':
                case 'ObjectExpression':
                    if (isTable(node))
                        skippedUntil = node.range[1];
                    break;
                case 'Identifier':
                    value = identifierValue(node, kinds.length, ancestors.at(-1), lastSeen);
                    break;
                case 'PrivateIdentifier':
                case 'JSXIdentifier':
                case 'Literal':
                    value = literalValue(node);
                    break;
                default:
            }
            places.push(node.range[0]);
            kinds.push(kindHash(node));
            values.push(value);
        },
        result: ({ lineAt }) => ({
            tokens: kinds.length,
            windows: windowsOf(kinds, values, (at) => lineAt(places[at] ?? 0)),
        }),
    };
};
function windowsOf(kinds, values, lineOf) {
    const count = kinds.length - windowNodes + 1;
    if (count <= 0)
        return [];
    const rolling = new Int32Array(count);
    let hash = 0;
    for (let at = 0; at < kinds.length; at += 1) {
        hash = (Math.imul(hash, base) + (kinds[at] ?? 0)) | 0;
        if (at >= windowNodes)
            hash = (hash - Math.imul(kinds[at - windowNodes] ?? 0, leaving)) | 0;
        // Mixed, so that which window is least does not hang on the node it begins with.
        if (at >= windowNodes - 1)
            rolling[at - windowNodes + 1] = mixed(hash);
    }
    const windows = [];
    let kept = -1;
    for (let end = Math.min(windowsInARow, count) - 1; end < count; end += 1) {
        const start = Math.max(0, end - windowsInARow + 1);
        let least = start;
        if (kept >= start && (rolling[end] ?? 0) > (rolling[kept] ?? 0))
            continue;
        if (kept >= start)
            least = end;
        else
            for (let at = start + 1; at <= end; at += 1)
                if ((rolling[at] ?? 0) <= (rolling[least] ?? 0))
                    least = at;
        if (least === kept)
            continue;
        kept = least;
        windows.push(windowHash(kinds, values, kept), kept, lineOf(kept), lineOf(kept + windowNodes - 1));
    }
    return windows;
}
/** 52 bits of two hashes: among a million windows two different ones are as good as never equal. */
function windowHash(kinds, values, start) {
    let one = 0;
    let other = 0;
    for (let offset = 0; offset < windowNodes; offset += 1) {
        const value = values[start + offset] ?? 0;
        // Seen before the window began is not seen.
        const inWindow = value >= 0 ? value : -value <= offset ? -value : 0;
        const token = (kinds[start + offset] ?? 0) ^ Math.imul(inWindow + 1, 0x9e3779b1);
        one = (Math.imul(one, base) + token) | 0;
        other = Math.imul(other ^ token, otherBase) + (other >>> 13);
    }
    return (mixed(one) >>> 0) * 2 ** 20 + (mixed(other) >>> 12);
}
function mixed(hash) {
    let bits = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
    return bits ^ (bits >>> 16);
}
const kindHashes = new Map();
/** Of a node's kind and its operator. */
function kindHash(node) {
    const { type } = node;
    const known = kindHashes.get(type);
    const hash = known ?? textHash(type);
    if (known === undefined)
        kindHashes.set(type, hash);
    if (type.endsWith('Expression') && 'operator' in node)
        return Math.imul(hash, base) ^ textHash(node.operator);
    return hash;
}
/** How many nodes ago the same name was seen, below 0; its hash for a name that means the same wherever it stands. */
function identifierValue(node, at, parent, lastSeen) {
    if (!is(node, 'Identifier'))
        return 0;
    if (isKey(node, parent))
        return textHash(node.name) >>> 0;
    const last = lastSeen.get(node.name);
    lastSeen.set(node.name, at);
    return last === undefined ? -windowNodes : last - at;
}
function literalValue(node) {
    if (is(node, 'PrivateIdentifier', 'JSXIdentifier'))
        return textHash(node.name) >>> 0;
    return is(node, 'Literal') && typeof node.value !== 'string' ? textHash(node.raw) >>> 0 : 1;
}
/** FNV-1a. */
function textHash(text) {
    let hash = 0x811c9dc5;
    for (let at = 0; at < text.length; at += 1)
        hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return hash;
}
/** A name that means the same wherever it stands: of a property, a method, an attribute. */
function isKey(node, parent) {
    if (is(parent, 'MemberExpression'))
        return parent.property === node && !parent.computed;
    if (is(parent, 'Property', 'MethodDefinition', 'PropertyDefinition', 'TSPropertySignature'))
        return parent.key === node && !parent.computed;
    return is(parent, 'TSMethodSignature') && parent.key === node && !parent.computed;
}
/** An array or an object of literals alone, however deep. */
function isTable(node) {
    if (is(node, 'ArrayExpression'))
        return node.elements.length > 2 && node.elements.every(isData);
    return is(node, 'ObjectExpression') && node.properties.length > 2 && node.properties.every(isData);
}
function isData(node) {
    if (node === null || is(node, 'Literal'))
        return true;
    if (is(node, 'Property'))
        return !node.computed && isData(node.value);
    if (is(node, 'TemplateLiteral'))
        return node.expressions.length === 0;
    if (is(node, 'UnaryExpression'))
        return isData(node.argument);
    if (is(node, 'ArrayExpression'))
        return node.elements.every(isData);
    return is(node, 'ObjectExpression') && node.properties.every(isData);
}

;// CONCATENATED MODULE: ./.build/src/facts/scope-name.js

function scopeNameOf(node, ancestors) {
    const parent = ancestors.at(-1);
    if (is(node, 'StaticBlock'))
        return unnamed(`${classPrefix(ancestors)}static block`);
    if (is(node, 'PropertyDefinition')) {
        return unnamed(`${classPrefix(ancestors)}${keyOf(node.key) ?? 'field'} initializer`);
    }
    if (is(node, 'FunctionDeclaration', 'FunctionExpression') && node.id !== null)
        return plain(node.id.name);
    if (is(parent, 'VariableDeclarator') && is(parent.id, 'Identifier'))
        return plain(parent.id.name);
    if (is(parent, 'AssignmentPattern') && is(parent.left, 'Identifier'))
        return plain(parent.left.name);
    if (is(parent, 'AssignmentExpression') && parent.right === node)
        return assigned(parent.left);
    if (is(parent, 'MethodDefinition', 'PropertyDefinition', 'AccessorProperty', 'Property')) {
        const kind = is(parent, 'MethodDefinition', 'Property') ? parent.kind : 'init';
        const key = parent.computed ? null : keyOf(parent.key);
        return member(key, kind, is(parent, 'Property') ? '' : classPrefix(ancestors));
    }
    if (is(parent, 'ExportDefaultDeclaration'))
        return unnamed('default');
    if (is(parent, 'CallExpression', 'NewExpression')) {
        const callee = calleeName(parent.callee);
        return unnamed(callee === null ? '(anonymous)' : `callback of ${callee}`);
    }
    return unnamed('(anonymous)');
}
/** The name of a key that is not computed. */
function keyOf(key) {
    if (is(key, 'Identifier'))
        return key.name;
    if (is(key, 'PrivateIdentifier'))
        return `#${key.name}`;
    return is(key, 'Literal') ? String(key.value).slice(0, 100) : null;
}
function plain(name) {
    return { own: name, full: name, isMember: false };
}
function unnamed(full) {
    return { own: null, full, isMember: false };
}
function member(name, kind, prefix) {
    if (name === null)
        return unnamed(`${prefix}[computed]`);
    const accessor = kind === 'get' || kind === 'set' ? `${kind} ` : '';
    return { own: accessor === '' ? name : null, full: `${accessor}${prefix}${name}`, isMember: true };
}
function assigned(left) {
    if (is(left, 'Identifier'))
        return plain(left.name);
    if (!is(left, 'MemberExpression'))
        return unnamed('(anonymous)');
    const name = left.computed && !is(left.property, 'Literal') ? null : keyOf(left.property);
    if (name === null)
        return unnamed('(anonymous)');
    return { own: name, full: `${ownerOf(left.object)}${name}`, isMember: true };
}
/** `Parser.` of `Parser.prototype.parse = …`; nothing of `module.exports.parse`. */
function ownerOf(object) {
    if (is(object, 'Identifier'))
        return ['exports', 'module', 'self'].includes(object.name) ? '' : `${object.name}.`;
    const isPrototype = is(object, 'MemberExpression') &&
        is(object.property, 'Identifier') &&
        object.property.name === 'prototype';
    return isPrototype ? ownerOf(object.object) : '';
}
function classPrefix(ancestors) {
    const at = ancestors.findLastIndex((node) => is(node, 'ClassDeclaration', 'ClassExpression'));
    const holder = ancestors[at];
    if (!is(holder, 'ClassDeclaration', 'ClassExpression'))
        return '';
    if (holder.id !== null)
        return `${holder.id.name}.`;
    const parent = ancestors[at - 1];
    return is(parent, 'VariableDeclarator') && is(parent.id, 'Identifier') ? `${parent.id.name}.` : '';
}
function calleeName(callee) {
    if (is(callee, 'Identifier'))
        return callee.name;
    if (is(callee, 'MemberExpression') && !callee.computed)
        return keyOf(callee.property);
    // it.each(table)('…', () => …)
    if (!is(callee, 'CallExpression'))
        return null;
    return is(callee.callee, 'MemberExpression') ? calleeName(callee.callee.object) : calleeName(callee.callee);
}

;// CONCATENATED MODULE: ./.build/src/facts/collectors/environment-reads.js


/** Variables that the code asks its environment for, in Node, Bun, Deno and what bundlers put in their place. */
const environmentReads = ({ ancestors }) => {
    const reads = [];
    /** Names under which the environment itself was imported. */
    const imported = new Set();
    const read = (environment) => {
        reads.push(...readsOf(environment, ancestors));
    };
    return {
        enter: {
            ImportDeclaration({ source, specifiers }) {
                if (source.value !== 'process' && source.value !== 'node:process')
                    return;
                for (const specifier of specifiers) {
                    if (is(specifier, 'ImportSpecifier') && keyOf(specifier.imported) === 'env')
                        imported.add(specifier.local.name);
                }
            },
            Identifier(node) {
                if (!imported.has(node.name))
                    return;
                const parent = ancestors.at(-1);
                const isKey = is(parent, 'MemberExpression') && parent.property === node && !parent.computed;
                if (!isKey && !is(parent, 'ImportSpecifier', 'Property'))
                    read(node);
            },
            MemberExpression(node) {
                if (isEnvironment(node))
                    read(node);
            },
            CallExpression({ callee, arguments: [name], loc }) {
                if (!is(callee, 'MemberExpression') || keyOf(callee.property) !== 'get' || callee.computed)
                    return;
                if (!is(callee.object, 'MemberExpression') || !isEnvironmentOf(callee.object, 'Deno'))
                    return;
                reads.push({
                    name: is(name, 'Literal') && typeof name.value === 'string' ? name.value : null,
                    line: loc.start.line,
                    hasDefault: hasDefault(ancestors, -1),
                });
            },
        },
        result: () => reads,
    };
};
function isEnvironment(node) {
    return isEnvironmentOf(node, 'process') || isEnvironmentOf(node, 'Bun') || isImportMeta(node);
}
/** The property `env` of a global, or of that global on the global object. */
function isEnvironmentOf(node, owner) {
    if (node.computed || keyOf(node.property) !== 'env')
        return false;
    const { object } = node;
    if (is(object, 'Identifier'))
        return object.name === owner;
    return (is(object, 'MemberExpression') &&
        !object.computed &&
        keyOf(object.property) === owner &&
        is(object.object, 'Identifier') &&
        ['globalThis', 'global', 'window', 'self'].includes(object.object.name));
}
function isImportMeta({ computed, object, property }) {
    return (!computed && is(object, 'MetaProperty') && object.meta.name === 'import' && keyOf(property) === 'env');
}
/** What is read of an environment that stands below `ancestors`. */
function readsOf(environment, ancestors) {
    const parent = ancestors.at(-1);
    const { line } = environment.loc.start;
    if (is(parent, 'MemberExpression') && parent.object === environment) {
        if (isWritten(parent, ancestors.at(-2)))
            return [];
        const name = parent.computed && !is(parent.property, 'Literal') ? null : keyOf(parent.property);
        // `Deno.env.get` and the like are methods, and seen as calls.
        return [{ name, line, hasDefault: hasDefault(ancestors, -2) }];
    }
    if (is(parent, 'VariableDeclarator') && parent.init === environment && is(parent.id, 'ObjectPattern')) {
        return parent.id.properties.map((property) => ({
            name: is(property, 'Property') && !property.computed ? keyOf(property.key) : null,
            line: property.loc.start.line,
            hasDefault: is(property, 'Property') && is(property.value, 'AssignmentPattern'),
        }));
    }
    return [{ name: null, line, hasDefault: false }];
}
function isWritten(member, holder) {
    if (is(holder, 'AssignmentExpression'))
        return holder.left === member && holder.operator === '=';
    return is(holder, 'UnaryExpression') && holder.operator === 'delete';
}
/** `… || 'x'`, `… ?? 'x'`, `… ??= 'x'` around the read whose parent is the ancestor at `index`. */
function hasDefault(ancestors, index) {
    const holder = ancestors.at(index);
    const read = ancestors.at(index + 1);
    if (is(holder, 'LogicalExpression'))
        return holder.operator !== '&&' && (index === -1 || holder.left === read);
    return is(holder, 'AssignmentExpression') && holder.operator !== '=' && holder.left === read;
}

;// CONCATENATED MODULE: ./.build/src/facts/collectors/executable-lines.js
/** Lines of code that are there at run time: no interface, no type, nothing that is only declared. */
const executableLines = () => {
    const erased = [];
    const erase = ({ loc }) => {
        erased.push([loc.start.line, loc.end.line]);
    };
    return {
        enter: {
            TSInterfaceDeclaration: erase,
            TSTypeAliasDeclaration: erase,
            TSDeclareFunction: erase,
            VariableDeclaration(node) {
                if (node.declare === true)
                    erase(node);
            },
            ClassDeclaration(node) {
                if (node.declare === true)
                    erase(node);
            },
            TSModuleDeclaration(node) {
                if (node.declare === true)
                    erase(node);
            },
        },
        result({ codeLines, lines }) {
            const isErased = new Uint8Array(lines + 1);
            for (const [first, last] of erased)
                isErased.fill(1, first, last + 1);
            const runs = [];
            for (let line = 1; line <= lines; line += 1) {
                if (isErased[line] === 1 || codeLines(line, line) === 0)
                    continue;
                if (runs.at(-1) === line - 1)
                    runs[runs.length - 1] = line;
                else
                    runs.push(line, line);
            }
            return runs;
        },
    };
};

// EXTERNAL MODULE: ./node_modules/@typescript-eslint/visitor-keys/dist/index.js
var dist = __nccwpck_require__(715);
;// CONCATENATED MODULE: ./.build/src/facts/children.js

/**
 * Visits a node's children in the order of its kind's visitor keys. The kinds that most nodes are of have their properties
 * named: reading them by a computed key costs the walk half of its time.
 */
function forEachChild(node, visit) {
    switch (`${node.type}`) {
        case 'Literal':
        case 'TemplateElement':
        case 'ThisExpression':
            return;
        case 'Identifier': {
            const { decorators, typeAnnotation } = node;
            if (decorators.length > 0)
                forEach(decorators, visit);
            if (typeAnnotation !== undefined)
                visit(typeAnnotation);
            return;
        }
        case 'MemberExpression': {
            const { object, property } = node;
            visit(object);
            visit(property);
            return;
        }
        case 'CallExpression': {
            const call = node;
            visit(call.callee);
            if (call.typeArguments !== undefined)
                visit(call.typeArguments);
            forEach(call.arguments, visit);
            return;
        }
        case 'Property': {
            const { key, value } = node;
            visit(key);
            visit(value);
            return;
        }
        case 'ObjectExpression':
            forEach(node.properties, visit);
            return;
        case 'ExpressionStatement':
            visit(node.expression);
            return;
        case 'BlockStatement':
            forEach(node.body, visit);
            return;
        case 'VariableDeclaration':
            forEach(node.declarations, visit);
            return;
        case 'VariableDeclarator': {
            const { id, init } = node;
            visit(id);
            if (init !== null)
                visit(init);
            return;
        }
        case 'TSTypeAnnotation':
            visit(node.typeAnnotation);
            return;
        case 'TSTypeReference': {
            const { typeName, typeArguments } = node;
            visit(typeName);
            if (typeArguments !== undefined)
                visit(typeArguments);
            return;
        }
        case 'ReturnStatement': {
            const { argument } = node;
            if (argument !== null)
                visit(argument);
            return;
        }
        default:
            forEachByKey(node, visit);
    }
}
/** The same for every kind, by its visitor keys. */
function forEachByKey(node, visit) {
    for (const key of dist/* visitorKeys */.bt[node.type] ?? []) {
        const child = node[key];
        if (Array.isArray(child))
            forEach(child, visit);
        else if (child !== null && child !== undefined)
            visit(child);
    }
}
function forEach(children, visit) {
    for (const child of children)
        if (child !== null && child !== undefined)
            visit(child);
}

;// CONCATENATED MODULE: ./.build/src/facts/comments.js
/**
 * Comments lie between the tokens. The tree holds every token in which their signs could stand, so what is left of the
 * text can be searched for the signs: asking the parser for its comments would make it half as slow again.
 */
function commentsOf(text, opaque) {
    const sorted = opaque.toSorted(([left], [right]) => left - right);
    const comments = [];
    let next = 0;
    let at = text.startsWith('#!') ? lineEnd(text, 0) : 0;
    for (;;) {
        at = text.indexOf('/', at);
        if (at === -1)
            return comments;
        while (next < sorted.length && (sorted[next]?.[1] ?? 0) <= at)
            next += 1;
        const [start = Number.POSITIVE_INFINITY, end = 0] = sorted[next] ?? [];
        if (start <= at) {
            at = end;
            continue;
        }
        const sign = text[at + 1];
        if (sign === '/' || sign === '*') {
            const close = sign === '/' ? lineEnd(text, at) : blockEnd(text, at);
            comments.push({ start: at, end: close, isDoc: text.startsWith('/**', at) && close - at > 4 });
            at = close;
        }
        else {
            at += 1;
        }
    }
}
/** The ends of lines as the language has them. */
function lineEnd(text, from) {
    const rest = /[\n\r\u2028\u2029]/g;
    rest.lastIndex = from;
    return rest.exec(text)?.index ?? text.length;
}
function blockEnd(text, from) {
    const close = text.indexOf('*/', from + 2);
    return close === -1 ? text.length : close + 2;
}
/** How code and comments share the lines of a text. */
function layoutOf(text, opaque) {
    const comments = commentsOf(text, opaque);
    const starts = lineStartsOf(text);
    const { code, comment } = linesOf(text, comments, starts);
    const before = new Uint32Array(code.length + 1);
    for (let line = 0; line < code.length; line += 1)
        before[line + 1] = (before[line] ?? 0) + (code[line] ?? 0);
    return {
        text,
        comments,
        lines: starts.length,
        lineAt: (place) => lineAt(starts, place),
        codeLines: (first, last) => (before[Math.min(last, starts.length) + 1] ?? 0) - (before[first] ?? 0),
        commentLines: comment.reduce((sum, one) => sum + one, 0),
    };
}
/** Where lines begin. */
function lineStartsOf(text) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
        starts.push(at + 1);
    return starts;
}
/** 1-based line of a place in the text. */
function lineAt(starts, place) {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= place)
            low = middle;
        else
            high = middle - 1;
    }
    return low + 1;
}
/** By line (0 is not used): whether a token stands on it, and whether a comment or a part of one does. */
function linesOf(text, comments, starts) {
    const code = new Uint8Array(starts.length + 1);
    const comment = new Uint8Array(starts.length + 1);
    let from = 0;
    let line = 1;
    const markCode = (start, end) => {
        for (let at = start; at < end;) {
            while (line < starts.length && (starts[line] ?? 0) <= at)
                line += 1;
            const stop = Math.min(end, starts[line] ?? text.length);
            if (code[line] === 0 && hasToken(text, at, stop))
                code[line] = 1;
            at = stop;
        }
    };
    for (const { start, end } of comments) {
        markCode(from, start);
        const last = lineAt(starts, Math.max(start, end - 1));
        for (let row = lineAt(starts, start); row <= last; row += 1)
            comment[row] = 1;
        from = end;
    }
    markCode(from, text.length);
    return { code, comment };
}
function hasToken(text, start, end) {
    for (let at = start; at < end; at += 1) {
        const character = text.charCodeAt(at);
        // White space as people have it: space, tab, CR, LF; and the rest that the language knows.
        if (character > 32 &&
            character !== 0xa0 &&
            character !== 0xfeff &&
            character !== 0x2028 &&
            character !== 0x2029)
            return true;
    }
    return false;
}

;// CONCATENATED MODULE: ./.build/src/facts/walk.js




/** One walk over the tree of `text` for all collectors. */
function walk(text, program, makers) {
    const ancestors = [];
    const scopes = [];
    const opaque = [];
    const state = { ancestors, scope: null };
    const parts = Object.entries(makers).map(([part, make]) => [part, make(state)]);
    const enter = handlersOf(parts.map(([, { enter }]) => enter));
    const leave = handlersOf(parts.map(([, { leave }]) => leave));
    const every = parts.flatMap(([, collector]) => collector.every ?? []);
    const visit = (node) => {
        const { type } = node;
        const outer = state.scope;
        if (isScope(node)) {
            const scope = { index: scopes.length, node, name: scopeNameOf(node, ancestors), outer };
            scopes.push(scope);
            state.scope = scope;
        }
        if (isOpaque(node))
            opaque.push(node.range);
        const entering = enter.get(type);
        if (entering !== undefined)
            for (const handler of entering)
                handler(node);
        for (const handler of every)
            handler(node);
        ancestors.push(node);
        forEachChild(node, visit);
        ancestors.pop();
        const leaving = leave.get(type);
        if (leaving !== undefined)
            for (const handler of leaving)
                handler(node);
        state.scope = outer;
    };
    visit(program);
    const walked = { scopes, ...layoutOf(text, opaque) };
    // Each part was made by the maker of that part.
    return Object.fromEntries(parts.map(([part, collector]) => [part, collector.result(walked)]));
}
/** What holds strings, regular expressions and text, where the signs of comments mean nothing. */
function isOpaque(node) {
    switch (`${node.type}`) {
        case 'Literal':
            return 'regex' in node || ('value' in node && typeof node.value === 'string');
        case 'TemplateElement':
        case 'JSXText':
            return true;
        default:
            return false;
    }
}
function isFunction(node) {
    return is(node, 'FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression');
}
function isScope(node) {
    switch (`${node.type}`) {
        case 'FunctionDeclaration':
        case 'FunctionExpression':
        case 'ArrowFunctionExpression':
        case 'StaticBlock':
            return true;
        case 'PropertyDefinition':
            return 'value' in node && node.value !== null;
        default:
            return false;
    }
}
function handlersOf(all) {
    const table = new Map();
    for (const handlers of all) {
        for (const [kind, handler] of Object.entries(handlers ?? {})) {
            // A handler is listed under its own kind of node, and called with nothing else.
            const known = table.get(kind);
            if (known === undefined)
                table.set(kind, [handler]);
            else
                known.push(handler);
        }
    }
    return table;
}

;// CONCATENATED MODULE: ./.build/src/facts/collectors/exports.js



/** What a file offers to other files: of modules, and of CommonJS. */
const exports_exports = ({ ancestors }) => {
    const declared = new Map();
    const exported = [];
    /** Times a name stands for something in the file, its declarations and the lists of exports left out. */
    const uses = new Map();
    const declare = (node, start) => {
        const found = declarationsIn(node, start);
        for (const [name, declaration] of found) {
            // Overloads and merged declarations: the first tells.
            if (!declared.has(name))
                declared.set(name, declaration);
        }
        return found.map(([name]) => name);
    };
    const add = (name, local, { loc, range }, kind, isTypeOnly = false) => {
        exported.push({ name, local, line: loc.start.line, start: range[0], kind, isTypeOnly });
    };
    return {
        enter: {
            Program({ body }) {
                for (const statement of body)
                    declare(statement, statement.range[0]);
            },
            ExportNamedDeclaration(node) {
                // Of a namespace or of `declare module`: nothing that another file could import by itself.
                if (ancestors.length > 1)
                    return;
                if (node.declaration !== null) {
                    for (const name of declare(node.declaration, node.range[0]))
                        add(name, name, node, 'other');
                }
                for (const specifier of node.specifiers) {
                    const name = keyOf(specifier.exported) ?? '*';
                    const isTypeOnly = node.exportKind === 'type' || specifier.exportKind === 'type';
                    if (node.source === null)
                        add(name, keyOf(specifier.local), specifier, 'other', isTypeOnly);
                    else
                        add(name, null, specifier, 're-export', isTypeOnly);
                }
            },
            ExportAllDeclaration(node) {
                const name = node.exported === null ? '*' : (keyOf(node.exported) ?? '*');
                add(name, null, node, 're-export', node.exportKind === 'type');
            },
            ExportDefaultDeclaration(node) {
                const [declaration] = declarationsIn(node.declaration, node.range[0]);
                const local = is(node.declaration, 'Identifier') ? node.declaration.name : (declaration?.[0] ?? null);
                add('default', local, node, declaration?.[1].kind ?? (isFunction(node.declaration) ? 'function' : 'other'));
            },
            TSExportAssignment(node) {
                add('=', is(node.expression, 'Identifier') ? node.expression.name : null, node, 'other');
            },
            AssignmentExpression(node) {
                const name = commonJsName(node.left);
                if (name === null)
                    return;
                add(name, is(node.right, 'Identifier') ? node.right.name : null, node, kindOfValue(node.right));
                if (name === '=' && is(node.right, 'ObjectExpression')) {
                    for (const property of node.right.properties) {
                        const key = is(property, 'Property') && !property.computed ? keyOf(property.key) : null;
                        if (key === null || !is(property, 'Property'))
                            continue;
                        const { value } = property;
                        add(key, is(value, 'Identifier') ? value.name : null, property, kindOfValue(value));
                    }
                }
            },
            Identifier(node) {
                if (isUse(node, ancestors.at(-1)))
                    uses.set(node.name, (uses.get(node.name) ?? 0) + 1);
            },
            JSXIdentifier(node) {
                if (is(ancestors.at(-1), 'JSXOpeningElement', 'JSXMemberExpression'))
                    uses.set(node.name, (uses.get(node.name) ?? 0) + 1);
            },
        },
        result: ({ text, comments }) => {
            const docEnds = comments.filter(({ isDoc }) => isDoc).map(({ end }) => end);
            return exported.map(({ name, local, line, start, kind, isTypeOnly }) => {
                const own = local === null ? undefined : declared.get(local);
                return {
                    name,
                    line,
                    kind: kind === 'other' ? (own?.kind ?? 'other') : kind,
                    isTypeOnly: isTypeOnly || (own?.isTypeOnly ?? false),
                    isDocumented: [start, own?.start ?? start].some((place) => isDocumented(place, docEnds, text)),
                    isUsedHere: local !== null && (uses.get(local) ?? 0) > 0,
                };
            });
        },
    };
};
/** Name → what a statement declares by it. */
function declarationsIn(statement, start) {
    const named = (id, kind, isTypeOnly = false) => is(id, 'Identifier') ? [[id.name, { kind, isTypeOnly, start }]] : [];
    if (is(statement, 'FunctionDeclaration', 'TSDeclareFunction'))
        return named(statement.id, 'function');
    if (is(statement, 'ClassDeclaration'))
        return named(statement.id, 'class');
    if (is(statement, 'TSInterfaceDeclaration'))
        return named(statement.id, 'interface', true);
    if (is(statement, 'TSTypeAliasDeclaration'))
        return named(statement.id, 'type', true);
    if (is(statement, 'TSEnumDeclaration'))
        return named(statement.id, 'enum');
    if (is(statement, 'TSModuleDeclaration'))
        return named(statement.id, 'namespace');
    if (!is(statement, 'VariableDeclaration'))
        return [];
    return statement.declarations.flatMap(({ id, init }) => {
        const kind = init === null ? 'variable' : kindOfValue(init);
        const names = boundNames(id);
        return names.map((name) => [name, { kind: kind === 'other' ? 'variable' : kind, isTypeOnly: false, start }]);
    });
}
function kindOfValue(value) {
    if (isFunction(value))
        return 'function';
    return is(value, 'ClassExpression') ? 'class' : 'other';
}
function boundNames(pattern) {
    if (is(pattern, 'Identifier'))
        return [pattern.name];
    if (is(pattern, 'AssignmentPattern'))
        return boundNames(pattern.left);
    if (is(pattern, 'RestElement'))
        return boundNames(pattern.argument);
    if (is(pattern, 'ArrayPattern'))
        return pattern.elements.flatMap(boundNames);
    if (!is(pattern, 'ObjectPattern'))
        return [];
    return pattern.properties.flatMap((property) => boundNames(is(property, 'Property') ? property.value : property));
}
/** `exports.a`, `module.exports.a`: `a`; `module.exports`: `=`; anything else: `null`. */
function commonJsName(left) {
    if (!is(left, 'MemberExpression') || left.computed)
        return null;
    const name = keyOf(left.property);
    if (isModuleExports(left))
        return '=';
    const isExports = is(left.object, 'Identifier')
        ? left.object.name === 'exports'
        : isModuleExports(left.object);
    return isExports && name !== null && name !== '__esModule' ? name : null;
}
function isModuleExports(node) {
    return (is(node, 'MemberExpression') &&
        !node.computed &&
        is(node.object, 'Identifier') &&
        node.object.name === 'module' &&
        keyOf(node.property) === 'exports');
}
/** Whether an identifier stands for what it names, rather than declaring it, listing it, or being a key. */
function isUse(node, parent) {
    if (is(parent, 'MemberExpression'))
        return parent.object === node || parent.computed;
    if (is(parent, 'Property', 'MethodDefinition', 'PropertyDefinition'))
        return parent.key !== node || isShorthand(parent);
    if (is(parent, 'ExportSpecifier', 'ImportSpecifier', 'ImportDefaultSpecifier', 'ImportNamespaceSpecifier'))
        return false;
    if (is(parent, 'VariableDeclarator', 'TSModuleDeclaration'))
        return parent.id !== node;
    if (is(parent, 'FunctionDeclaration', 'ClassDeclaration', 'TSDeclareFunction', 'TSEnumDeclaration') ||
        is(parent, 'TSInterfaceDeclaration', 'TSTypeAliasDeclaration')) {
        return parent.id !== node;
    }
    return !is(parent, 'ExportDefaultDeclaration', 'TSExportAssignment');
}
function isShorthand(parent) {
    return is(parent, 'Property') && parent.shorthand;
}
function isDocumented(start, docEnds, text) {
    let [low, high] = [0, docEnds.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((docEnds[middle] ?? 0) <= start)
            low = middle + 1;
        else
            high = middle;
    }
    const end = docEnds[low - 1];
    return end !== undefined && text.slice(end, start).trim() === '';
}

;// CONCATENATED MODULE: ./.build/src/facts/collectors/complexity.js

/**
 * Cyclomatic complexity (McCabe, 1976) as ESLint's `complexity` counts it, cognitive complexity (SonarSource, Cognitive
 * Complexity, 2023) as `sonarjs/cognitive-complexity` does, which charges nothing for `||` and `??` and takes a function
 * inside a function on its own, and nesting as ESLint's `max-depth` does.
 */
const complexity = (walk) => {
    const cyclomatic = [];
    const cognitive = [];
    const nesting = [];
    const recursive = new Set();
    const counted = new Set();
    const add = (counts, points) => {
        if (walk.scope !== null)
            counts[walk.scope.index] = (counts[walk.scope.index] ?? 0) + points;
    };
    const branch = () => add(cyclomatic, 1);
    /** Harder to read the deeper it stands. */
    const structure = (node) => {
        if (walk.scope !== null)
            add(cognitive, 1 + nestingOf(node, walk.scope, walk.ancestors));
    };
    const block = () => {
        const { scope } = walk;
        if (scope === null)
            return;
        const depth = 1 + depthIn(scope, walk.ancestors);
        nesting[scope.index] = Math.max(nesting[scope.index] ?? 0, depth);
    };
    const loop = (node) => {
        branch();
        structure(node);
        block();
    };
    const jump = ({ label }) => {
        if (label !== null)
            add(cognitive, 1);
    };
    return {
        enter: {
            IfStatement(node) {
                branch();
                if (isElseIf(node, walk.ancestors.at(-1))) {
                    add(cognitive, 1);
                }
                else {
                    structure(node);
                    block();
                }
                if (node.alternate !== null && !is(node.alternate, 'IfStatement'))
                    add(cognitive, 1);
            },
            ForStatement: loop,
            ForInStatement: loop,
            ForOfStatement: loop,
            WhileStatement: loop,
            DoWhileStatement: loop,
            SwitchStatement(node) {
                structure(node);
                block();
            },
            SwitchCase({ test }) {
                if (test !== null)
                    branch();
            },
            TryStatement: block,
            WithStatement: block,
            CatchClause(node) {
                branch();
                structure(node);
            },
            ConditionalExpression(node) {
                branch();
                structure(node);
            },
            LogicalExpression(node) {
                branch();
                if (counted.has(node))
                    return;
                const parts = logicalParts(node);
                for (const part of parts)
                    counted.add(part);
                if (!isRendering(node, parts, walk.ancestors.at(-1)))
                    add(cognitive, runsOfAnd(parts));
            },
            AssignmentPattern: branch,
            AssignmentExpression({ operator }) {
                if (operator === '&&=' || operator === '||=' || operator === '??=')
                    branch();
            },
            MemberExpression({ optional }) {
                if (optional)
                    branch();
            },
            CallExpression({ callee, optional }) {
                if (optional)
                    branch();
                const called = calledScope(callee, walk.scope);
                if (called !== null)
                    recursive.add(called.index);
            },
            BreakStatement: jump,
            ContinueStatement: jump,
        },
        result: ({ scopes }) => ({
            cyclomatic: scopes.map(({ index }) => 1 + (cyclomatic[index] ?? 0)),
            cognitive: scopes.map(({ index }) => cognitive[index] ?? 0),
            recursive,
            nesting: scopes.map(({ index }) => nesting[index] ?? 0),
        }),
    };
};
function isElseIf(node, parent) {
    return is(parent, 'IfStatement') && parent.alternate === node;
}
/** How many structures of its scope a node stands inside of: in their branches and bodies, not in their conditions. */
function nestingOf(node, scope, ancestors) {
    let nesting = 0;
    let child = node;
    for (let at = ancestors.length - 1; at >= 0; at -= 1) {
        const parent = ancestors[at];
        if (parent === undefined || parent === scope.node)
            break;
        if (isNestingPart(parent, child))
            nesting += 1;
        child = parent;
    }
    return nesting;
}
function isNestingPart(parent, child) {
    if (is(parent, 'IfStatement'))
        return child === parent.consequent || (child === parent.alternate && !is(child, 'IfStatement'));
    if (is(parent, 'ConditionalExpression'))
        return child !== parent.test;
    if (is(parent, 'SwitchStatement'))
        return child !== parent.discriminant;
    if (is(parent, 'CatchClause'))
        return child === parent.body;
    return isLoop(parent) && child === parent.body;
}
function isLoop(node) {
    return (is(node, 'ForStatement', 'ForInStatement', 'ForOfStatement') ||
        is(node, 'WhileStatement', 'DoWhileStatement'));
}
/** Blocks of control flow around a node, in its scope; an `else if` is no deeper than its `if`. */
function depthIn(scope, ancestors) {
    let depth = 0;
    for (let at = ancestors.length - 1; at >= 0; at -= 1) {
        const node = ancestors[at];
        if (node === undefined || node === scope.node)
            break;
        const isBlock = isLoop(node) || is(node, 'SwitchStatement', 'TryStatement', 'WithStatement', 'IfStatement');
        if (isBlock && !isElseIf(node, ancestors[at - 1]))
            depth += 1;
    }
    return depth;
}
/** A condition and those it is made of, in reading order. */
function logicalParts(node) {
    if (!is(node, 'LogicalExpression'))
        return [];
    return [...logicalParts(node.left), node, ...logicalParts(node.right)];
}
function runsOfAnd(parts) {
    return parts.filter(({ operator }, index) => operator === '&&' && parts[index - 1]?.operator !== '&&')
        .length;
}
/** `{isOpen && <Menu />}`: how JSX says "if", and nothing to puzzle over. */
function isRendering(node, parts, parent) {
    return (is(parent, 'JSXExpressionContainer') &&
        parts.every(({ operator, left, right }) => operator === node.operator && ![left, right].some((side) => is(side, 'ConditionalExpression'))));
}
/** The scope around that a call calls, by its name: recursion as far as one file's names tell. */
function calledScope(callee, scope) {
    const name = is(callee, 'Identifier') ? callee.name : ownMember(callee);
    if (name === null)
        return null;
    for (let around = scope; around !== null; around = around.outer) {
        const { own, isMember } = around.name;
        if (own === name && isMember !== is(callee, 'Identifier'))
            return around;
    }
    return null;
}
/** `parse` of `this.parse`. */
function ownMember(callee) {
    if (!is(callee, 'MemberExpression') || !is(callee.object, 'ThisExpression') || callee.computed)
        return null;
    return is(callee.property, 'Identifier') ? callee.property.name : null;
}

;// CONCATENATED MODULE: ./.build/src/facts/collectors/halstead.js

/** Kinds of nodes that stand for the words and signs of the language which do something, and the sign. */
const operatorOf = new Map(Object.entries({
    ArrayExpression: '[]',
    ArrayPattern: '[]',
    ArrowFunctionExpression: '=>',
    AssignmentPattern: '=',
    AwaitExpression: 'await',
    BreakStatement: 'break',
    CallExpression: '()',
    CatchClause: 'catch',
    ConditionalExpression: '?:',
    ContinueStatement: 'continue',
    DoWhileStatement: 'do',
    ForInStatement: 'for in',
    ForOfStatement: 'for of',
    ForStatement: 'for',
    FunctionDeclaration: 'function',
    FunctionExpression: 'function',
    IfStatement: 'if',
    ImportExpression: 'import',
    NewExpression: 'new',
    ObjectExpression: '{}',
    ObjectPattern: '{}',
    RestElement: '...',
    ReturnStatement: 'return',
    SpreadElement: '...',
    SwitchCase: 'case',
    SwitchStatement: 'switch',
    TemplateLiteral: '``',
    ThrowStatement: 'throw',
    TryStatement: 'try',
    VariableDeclarator: '=',
    WhileStatement: 'while',
    YieldExpression: 'yield',
}));
/**
 * Halstead's counts by scope. The literature agrees on no set of operators for this language; ours: statements' keywords,
 * the operators, calls, member access, literals of arrays and objects; operands are names and values. Types are neither.
 */
const halstead = (walk) => {
    const words = [];
    return {
        every(node) {
            const { scope } = walk;
            if (scope === null)
                return;
            const own = words[scope.index] ?? noWords();
            words[scope.index] = own;
            const operand = operandOf(node);
            if (operand !== null) {
                own.operands += 1;
                own.distinctOperands.add(operand);
                return;
            }
            const operator = signOf(node);
            if (operator === undefined)
                return;
            own.operators += 1;
            own.distinctOperators.add(operator);
        },
        result: ({ scopes }) => scopes.map(({ index }) => {
            const own = words[index];
            return {
                distinctOperators: own?.distinctOperators.size ?? 0,
                distinctOperands: own?.distinctOperands.size ?? 0,
                operators: own?.operators ?? 0,
                operands: own?.operands ?? 0,
            };
        }),
    };
};
function noWords() {
    return { distinctOperators: new Set(), distinctOperands: new Set(), operators: 0, operands: 0 };
}
function operandOf(node) {
    switch (`${node.type}`) {
        case 'Identifier':
        case 'PrivateIdentifier':
        case 'JSXIdentifier':
            return is(node, 'Identifier', 'PrivateIdentifier', 'JSXIdentifier') ? node.name : null;
        case 'Literal':
            return is(node, 'Literal') ? node.raw : null;
        case 'TemplateElement':
            return is(node, 'TemplateElement') ? node.value.raw : null;
        case 'ThisExpression':
            return 'this';
        case 'Super':
            return 'super';
        default:
            return null;
    }
}
function signOf(node) {
    if (is(node, 'MemberExpression'))
        return node.computed ? 'computed member' : '.';
    if (is(node, 'BinaryExpression', 'LogicalExpression', 'AssignmentExpression'))
        return node.operator;
    if (is(node, 'UnaryExpression', 'UpdateExpression'))
        return `unary ${node.operator}`;
    return operatorOf.get(node.type);
}

;// CONCATENATED MODULE: ./.build/src/facts/collectors/functions.js




/** Everything about each function, and about what runs as one and has branches: static blocks, values of fields. */
const functions = (walk) => {
    const counts = complexity(walk);
    const words = halstead(walk);
    return {
        ...counts,
        ...words,
        result(walked) {
            const { cyclomatic, cognitive, recursive, nesting } = counts.result(walked);
            const halsteads = words.result(walked);
            const own = ownCodeLinesOf(walked);
            return walked.scopes.flatMap((scope) => {
                const { index, node, name } = scope;
                const branches = cyclomatic[index] ?? 1;
                if (!isFunction(node) && branches === 1)
                    return [];
                return {
                    name: name.full,
                    line: node.loc.start.line,
                    endLine: node.loc.end.line,
                    codeLines: codeLinesOf(scope, walked),
                    ownCodeLines: own[index] ?? 0,
                    cyclomatic: branches,
                    cognitive: (cognitive[index] ?? 0) + (recursive.has(index) ? 1 : 0),
                    nesting: nesting[index] ?? 0,
                    parameters: parametersOf(scope),
                    halstead: halsteads[index] ?? {
                        distinctOperators: 0,
                        distinctOperands: 0,
                        operators: 0,
                        operands: 0,
                    },
                };
            });
        },
    };
};
function codeLinesOf({ node }, { codeLines }) {
    return codeLines(node.loc.start.line, node.loc.end.line);
}
/**
 * By scope, the lines that no scope inside it takes: the innermost that a line belongs to has it. A line that two share
 * (`a.map((b) => b)`) stays with the outer one.
 */
function ownCodeLinesOf(walked) {
    const own = walked.scopes.map((scope) => codeLinesOf(scope, walked));
    for (const { index, node, outer } of walked.scopes) {
        // Its first line is the outer's too: the name stands there, and the call it is handed to.
        if (outer === null)
            continue;
        const inside = walked.codeLines(node.loc.start.line + 1, node.loc.end.line);
        own[outer.index] = Math.max(0, (own[outer.index] ?? 0) - inside);
        own[index] = inside;
    }
    return own;
}
/** A parameter `this` is a type's way of speaking. */
function parametersOf({ node }) {
    if (!isFunction(node))
        return 0;
    return node.params.filter((parameter) => !(is(parameter, 'Identifier') && parameter.name === 'this'))
        .length;
}

;// CONCATENATED MODULE: ./.build/src/facts/collectors/imports.js


/** What a file asks of other files. */
const imports = ({ ancestors }) => {
    const found = [];
    const add = (fact, { loc }) => {
        found.push({ ...fact, line: loc.start.line });
    };
    return {
        enter: {
            ImportDeclaration(node) {
                const { specifiers, source, importKind } = node;
                const kinds = specifiers.map((one) => (is(one, 'ImportSpecifier') ? one.importKind : 'value'));
                const isTypeOnly = importKind === 'type' || (kinds.length > 0 && kinds.every((kind) => kind === 'type'));
                add({ specifier: source.value, kind: 'static', names: specifiers.map(importedName), isTypeOnly }, node);
            },
            ExportNamedDeclaration(node) {
                if (node.source === null)
                    return;
                const names = node.specifiers.map(({ local }) => keyOf(local) ?? '*');
                const isTypeOnly = node.exportKind === 'type';
                add({ specifier: node.source.value, kind: 're-export', names, isTypeOnly }, node);
            },
            ExportAllDeclaration(node) {
                const isTypeOnly = node.exportKind === 'type';
                add({ specifier: node.source.value, kind: 're-export', names: ['*'], isTypeOnly }, node);
            },
            ImportExpression(node) {
                const names = namesTaken(node, ancestors);
                add({ specifier: textOf(node.source), kind: 'dynamic', names, isTypeOnly: false }, node);
            },
            TSImportType(node) {
                const { qualifier } = node;
                const names = [is(qualifier, 'Identifier') ? qualifier.name : '*'];
                add({ specifier: textOf(node.source), kind: 'dynamic', names, isTypeOnly: true }, node);
            },
            TSExternalModuleReference(node) {
                add({ specifier: textOf(node.expression), kind: 'require', names: ['*'], isTypeOnly: false }, node);
            },
            CallExpression(node) {
                const required = requiredBy(node);
                if (required === null)
                    return;
                const names = required.isLoaded ? namesTaken(node, ancestors) : [];
                add({ specifier: textOf(required.argument), kind: 'require', names, isTypeOnly: false }, node);
            },
            // How workers and assets are named: `new URL('./worker.js', import.meta.url)`, `new Worker('./worker.js')`.
            NewExpression(node) {
                const { callee, arguments: given } = node;
                if (!is(callee, 'Identifier') || !/^(?:URL|Worker|SharedWorker)$/.test(callee.name))
                    return;
                const [first] = given;
                const specifier = first === undefined ? null : textOf(first);
                if (specifier?.startsWith('.') === true)
                    add({ specifier, kind: 'dynamic', names: [], isTypeOnly: false }, node);
            },
        },
        result({ text, comments, lineAt }) {
            for (const { start, end } of comments) {
                const [, path] = /^\/\/\/\s*<reference\s+path\s*=\s*["']([^"']+)["']/.exec(text.slice(start, end)) ?? [];
                if (path === undefined)
                    continue;
                const specifier = path.startsWith('.') ? path : `./${path}`;
                found.push({ specifier, kind: 'static', names: [], isTypeOnly: true, line: lineAt(start) });
            }
            return found.toSorted((left, right) => left.line - right.line);
        },
    };
};
function importedName(specifier) {
    if (is(specifier, 'ImportDefaultSpecifier'))
        return 'default';
    return is(specifier, 'ImportSpecifier') ? (keyOf(specifier.imported) ?? '*') : '*';
}
/** A text known without running anything; `null` when it is computed. */
function textOf(node) {
    if (is(node, 'Literal'))
        return typeof node.value === 'string' ? node.value : null;
    if (is(node, 'TSLiteralType'))
        return textOf(node.literal);
    if (is(node, 'TemplateLiteral') && node.expressions.length === 0)
        return node.quasis[0]?.value.cooked ?? null;
    return null;
}
/** `require(…)`; `require.resolve(…)`, `import.meta.resolve(…)`, which name a file and load nothing of it. */
function requiredBy({ callee, arguments: given }) {
    const [argument] = given;
    if (argument === undefined)
        return null;
    if (is(callee, 'Identifier'))
        return callee.name === 'require' ? { argument, isLoaded: true } : null;
    if (!is(callee, 'MemberExpression') || keyOf(callee.property) !== 'resolve' || callee.computed)
        return null;
    const isResolver = (is(callee.object, 'Identifier') && callee.object.name === 'require') ||
        is(callee.object, 'MetaProperty');
    return isResolver ? { argument, isLoaded: false } : null;
}
/** What of a loaded module is used, where that is plain: `const { a } = await import('x')`, `require('x').a`. */
function namesTaken(loaded, ancestors) {
    let [child, at] = [loaded, ancestors.length - 1];
    const awaiting = ancestors[at];
    if (is(awaiting, 'AwaitExpression'))
        [child, at] = [awaiting, at - 1];
    const parent = ancestors[at];
    if (is(parent, 'ExpressionStatement'))
        return [];
    if (is(parent, 'MemberExpression') && parent.object === child && !parent.computed) {
        const name = keyOf(parent.property);
        return [name === null || name === 'then' ? '*' : name];
    }
    if (is(parent, 'VariableDeclarator') && is(parent.id, 'ObjectPattern')) {
        return parent.id.properties.map((property) => is(property, 'Property') && !property.computed ? (keyOf(property.key) ?? '*') : '*');
    }
    return ['*'];
}

;// CONCATENATED MODULE: ./.build/src/facts/collectors/log-calls.js


const levels = new Set('trace debug verbose info log notice warn warning error fatal critical silly http table dir'.split(' '));
const loggerName = /^_?(?:app|request|req|child|root|base|my)?_?(?:log|logger|logging|winston|pino|bunyan)$/i;
/** Calls that write to a log: of the console, and of what people name their loggers. */
const logCalls = () => {
    const calls = [];
    return {
        enter: {
            CallExpression({ callee, loc }) {
                if (!is(callee, 'MemberExpression') || callee.computed)
                    return;
                const level = keyOf(callee.property);
                if (level === null || !levels.has(level))
                    return;
                const owner = lastName(callee.object);
                if (owner !== null && (owner === 'console' || loggerName.test(owner)))
                    calls.push({ callee: `${owner}.${level}`, line: loc.start.line });
            },
        },
        result: () => calls,
    };
};
/** `logger` of `this.logger`, `request.log` and `logger`. */
function lastName(object) {
    if (is(object, 'Identifier'))
        return object.name;
    return is(object, 'MemberExpression') && !object.computed ? keyOf(object.property) : null;
}

;// CONCATENATED MODULE: ./.build/src/facts/collectors/risky-calls.js


/** Functions that are dangerous under their own name, by the module they come from: name → sink. */
const dangerous = {
    child_process: {
        exec: 'shell-command',
        execSync: 'shell-command',
        spawn: 'process',
        spawnSync: 'process',
        execFile: 'process',
        execFileSync: 'process',
        fork: 'process',
    },
    vm: {
        runInContext: 'code',
        runInNewContext: 'code',
        runInThisContext: 'code',
        compileFunction: 'code',
        Script: 'code',
    },
};
/** Properties that take HTML. */
const htmlProperties = new Set(['innerHTML', 'outerHTML', 'srcdoc']);
/** Calls and assignments that are dangerous when somebody else chooses what is handed to them. */
const riskyCalls = () => {
    const calls = [];
    /** Local name → sink; local name of a whole module → its sinks. */
    const functions = new Map();
    const modules = new Map();
    const add = (sink, node, argument) => {
        calls.push({ sink, line: node.loc.start.line, argument: isConstant(argument) ? 'constant' : 'dynamic' });
    };
    const bind = (pattern, module) => {
        if (is(pattern, 'Identifier'))
            modules.set(pattern.name, module);
        if (!is(pattern, 'ObjectPattern'))
            return;
        for (const property of pattern.properties) {
            if (!is(property, 'Property') || !is(property.value, 'Identifier'))
                continue;
            const sink = own(module, keyOf(property.key) ?? '');
            if (sink !== undefined)
                functions.set(property.value.name, sink);
        }
    };
    return {
        enter: {
            ImportDeclaration({ source, specifiers }) {
                const module = own(dangerous, source.value.replace(/^node:/, ''));
                if (module === undefined)
                    return;
                for (const specifier of specifiers) {
                    if (!is(specifier, 'ImportSpecifier'))
                        modules.set(specifier.local.name, module);
                    else {
                        const sink = own(module, keyOf(specifier.imported) ?? '');
                        if (sink !== undefined)
                            functions.set(specifier.local.name, sink);
                    }
                }
            },
            VariableDeclarator({ id, init }) {
                if (!is(init, 'CallExpression') || !is(init.callee, 'Identifier') || init.callee.name !== 'require')
                    return;
                const [name] = init.arguments;
                if (!is(name, 'Literal') || typeof name.value !== 'string')
                    return;
                const module = own(dangerous, name.value.replace(/^node:/, ''));
                if (module !== undefined)
                    bind(id, module);
            },
            CallExpression(node) {
                const { callee, arguments: given } = node;
                if (is(callee, 'Identifier')) {
                    if (callee.name === 'eval' || callee.name === 'Function')
                        add('code', node, given.at(-1));
                    const isTimer = callee.name === 'setTimeout' || callee.name === 'setInterval';
                    if (isTimer && is(given[0], 'Literal', 'TemplateLiteral', 'BinaryExpression'))
                        add('code', node, given[0]);
                    if (callee.name === 'require' && !isConstant(given[0]))
                        add('module', node, given[0]);
                    const sink = functions.get(callee.name);
                    if (sink !== undefined)
                        add(sink, node, given[0]);
                }
                else if (is(callee, 'MemberExpression') && !callee.computed) {
                    const name = keyOf(callee.property) ?? '';
                    const owner = is(callee.object, 'Identifier') ? callee.object.name : '';
                    const sink = own(modules.get(owner) ?? {}, name);
                    if (sink !== undefined)
                        add(sink, node, given[0]);
                    if (name === 'insertAdjacentHTML')
                        add('html', node, given[1]);
                    if (owner === 'document' && (name === 'write' || name === 'writeln'))
                        add('html', node, given[0]);
                }
            },
            NewExpression(node) {
                if (is(node.callee, 'Identifier') && node.callee.name === 'Function')
                    add('code', node, node.arguments.at(-1));
                if (is(node.callee, 'Identifier') && node.callee.name === 'RegExp' && !isConstant(node.arguments[0]))
                    add('regular-expression', node, node.arguments[0]);
            },
            ImportExpression(node) {
                if (!isConstant(node.source))
                    add('module', node, node.source);
            },
            AssignmentExpression(node) {
                const { left, right } = node;
                if (is(left, 'MemberExpression') && !left.computed && htmlProperties.has(keyOf(left.property) ?? ''))
                    add('html', node, right);
            },
            JSXAttribute(node) {
                if (is(node.name, 'JSXIdentifier') && node.name.name === 'dangerouslySetInnerHTML')
                    add('html', node, undefined);
            },
        },
        result: () => calls,
    };
};
function own(table, key) {
    return Object.hasOwn(table, key) ? table[key] : undefined;
}
/** Made of literals alone. */
function isConstant(node) {
    if (is(node, 'Literal'))
        return true;
    if (is(node, 'TemplateLiteral'))
        return node.expressions.every(isConstant);
    if (is(node, 'BinaryExpression'))
        return isConstant(node.left) && isConstant(node.right);
    return (is(node, 'ArrayExpression') && node.elements.every((element) => element !== null && isConstant(element)));
}

;// CONCATENATED MODULE: ./.build/src/facts/collectors/swallowed-errors.js


/** Errors that are caught and never looked at. */
const swallowedErrors = () => {
    const found = [];
    return {
        enter: {
            CatchClause({ body }) {
                if (body.body.length === 0)
                    found.push({ node: body, kind: 'empty-catch' });
            },
            CallExpression(node) {
                const handler = rejectionHandler(node);
                if (handler !== null && doesNothing(handler))
                    found.push({ node: handler, kind: 'empty-rejection-handler' });
            },
        },
        result: ({ comments }) => found.map(({ node, kind }) => {
            const [start, end] = node.range;
            const says = comments.some((comment) => comment.start >= start && comment.end <= end);
            return { line: node.loc.start.line, kind: says ? 'commented' : kind };
        }),
    };
};
function rejectionHandler({ callee, arguments: given }) {
    if (!is(callee, 'MemberExpression') || !is(callee.property, 'Identifier'))
        return null;
    if (callee.property.name === 'catch')
        return given.length === 1 ? (given[0] ?? null) : null;
    return callee.property.name === 'then' ? (given[1] ?? null) : null;
}
function doesNothing(handler) {
    if (!isFunction(handler))
        return false;
    return is(handler.body, 'BlockStatement')
        ? handler.body.body.length === 0
        : is(handler.body, 'Identifier') && handler.body.name === 'undefined';
}

;// CONCATENATED MODULE: ./.build/src/facts/collectors/tests.js



const caseNames = new Set(['it', 'test', 'specify', 'fit', 'xit', 'xtest', 'ftest', 'bench']);
const groupNames = new Set(['describe', 'suite', 'context', 'fdescribe', 'xdescribe', 'xcontext']);
const skipping = new Set(['skip', 'todo', 'fixme', 'skipIf', 'runIf']);
/** What asserts, by the first or the last word of what is called: of node:assert, chai, jest, tap, tape, ava, playwright. */
const assertionRoot = /^(?:assert|expect|should|chai|sinon|nock|verify|t|tap|ctx)/i;
const assertionWord = /^(?:assert|expect|should|verify|ensure|snapshot)|(?:Equal|Equals|Throws|Rejects|Matches|Snapshot)$|^(?:equal|deepEqual|is|not|ok|notOk|true|false|truthy|falsy|throws|rejects|same|match|pass|fail|like|plan)$/;
/** Test cases, by the names that jest, vitest, mocha, node:test, tape, ava and playwright give them. */
const tests = (walk) => {
    const cases = [];
    const open = [];
    const byNode = new Map();
    const only = [];
    const skipped = [];
    /** Name of a function of this file → what it calls, and whether it asserts. */
    const functions = new Map();
    return {
        enter: {
            CallExpression(node) {
                const called = calledWords(node.callee);
                const test = testOf(node, called);
                const { line } = node.loc.start;
                if (test !== null) {
                    if (test.isOnly)
                        only.push(line);
                    if (test.isSkipped)
                        skipped.push(line);
                    if (test.isCase) {
                        const one = {
                            line,
                            hasBody: test.hasBody && !test.isSkipped,
                            asserts: false,
                            calls: new Set(),
                        };
                        cases.push(one);
                        open.push(one);
                        byNode.set(node, one);
                    }
                    return;
                }
                const asserts = isAssertion(called);
                const name = called.length === 1 ? (called[0] ?? '') : '';
                for (const one of open) {
                    if (asserts)
                        one.asserts = true;
                    else if (name !== '')
                        one.calls.add(name);
                }
                const around = walk.scope === null ? null : namedScope(walk.scope);
                if (around === null)
                    return;
                const known = functions.get(around) ?? { asserts: false, calls: new Set() };
                functions.set(around, known);
                if (asserts)
                    known.asserts = true;
                else if (name !== '')
                    known.calls.add(name);
            },
            ThrowStatement() {
                const around = walk.scope === null ? null : namedScope(walk.scope);
                const known = around === null ? undefined : functions.get(around);
                if (known !== undefined)
                    known.asserts = true;
                for (const one of open)
                    one.asserts = true;
            },
        },
        leave: {
            CallExpression(node) {
                if (byNode.has(node))
                    open.pop();
            },
        },
        result() {
            const asserting = assertingFunctions(functions);
            const silent = cases.filter(({ hasBody, asserts, calls }) => hasBody && !asserts && ![...calls].some((name) => asserting.has(name)));
            return { cases: cases.length, withoutAssertion: silent.map(({ line }) => line), only, skipped };
        },
    };
};
/** A call that declares a test or a group of them: a name first, and what to run. */
function testOf(node, called) {
    const [root = '', ...words] = called;
    const isCase = caseNames.has(root) && !words.includes('describe');
    if (!isCase && !groupNames.has(root) && !(root === 'test' && words.includes('describe')))
        return null;
    const [name] = node.arguments;
    const body = node.arguments.find((argument) => isFunction(argument));
    // `test.each(table)` names no test yet; `test.step`, `test.beforeEach` and `test.extend` are none.
    if (words.some((word) => !skipping.has(word) && !/^(?:only|each|for|describe|concurrent|serial|failing|fails)$/.test(word)))
        return null;
    if (!is(name, 'Literal', 'TemplateLiteral', 'BinaryExpression') && body === undefined)
        return null;
    if (is(node.callee, 'MemberExpression') && /^(?:each|for|skipIf|runIf)$/.test(words.at(-1) ?? ''))
        return null;
    return {
        isCase,
        isOnly: words.includes('only') || /^f(?:it|test|describe)$/.test(root),
        isSkipped: words.some((word) => skipping.has(word)) || /^x(?:it|test|describe|context)$/.test(root),
        hasBody: body !== undefined,
    };
}
/** `['t', 'is']` of `t.is`, `['expect', 'not', 'toBe']` of `expect(a).not.toBe`, `['it', 'each']` of `it.each(table)`. */
function calledWords(callee) {
    const words = [];
    let node = callee;
    for (;;) {
        if (is(node, 'Identifier'))
            return [node.name, ...words.reverse()];
        if (is(node, 'CallExpression'))
            node = node.callee;
        else if (is(node, 'TaggedTemplateExpression'))
            node = node.tag;
        else if (is(node, 'AwaitExpression'))
            node = node.argument;
        else if (is(node, 'MemberExpression')) {
            words.push(node.computed ? '' : (keyOf(node.property) ?? ''));
            node = node.object;
        }
        else
            return ['', ...words.reverse()];
    }
}
function isAssertion([root = '', ...words]) {
    if (words.length === 0)
        return /^(?:assert|expect|should|verify|ensure)/i.test(root);
    return assertionRoot.test(root)
        ? words.some((word) => assertionWord.test(word)) || /^(?:assert|expect|should)/i.test(root)
        : words.some((word) => /^(?:assert|expect|should)/.test(word));
}
function namedScope(scope) {
    return scope.name.own;
}
/** Those that assert, or call one that does. */
function assertingFunctions(functions) {
    const asserting = new Set([...functions].filter(([, { asserts }]) => asserts).map(([name]) => name));
    for (let before = -1; before !== asserting.size;) {
        before = asserting.size;
        for (const [name, { calls }] of functions) {
            if ([...calls].some((called) => asserting.has(called)))
                asserting.add(name);
        }
    }
    return asserting;
}

;// CONCATENATED MODULE: ./.build/src/facts/collectors/todos.js
const markers = ['TODO', 'FIXME', 'HACK', 'XXX'];
/** Work left to do, as its author marked it. */
const todos = () => ({
    result: ({ text, comments, lineAt }) => comments.flatMap(({ start, end }) => [...text.slice(start, end).matchAll(/\b(?:TODO|FIXME|HACK|XXX)\b/g)].flatMap(({ 0: word, index }) => {
        const marker = markers.find((known) => known === word);
        return marker === undefined ? [] : [{ marker, line: lineAt(start + index) }];
    })),
});

;// CONCATENATED MODULE: ./.build/src/facts/collectors/type-escapes.js

const typeSuppression = /@ts-(?:ignore|expect-error|nocheck)\b/;
const lintSuppression = /\b(?:eslint-disable|biome-ignore|oxlint-disable|tslint:disable|deno-lint-ignore|jshint ignore)\b/;
/** Where an author told the type checker or the linter to look away. */
const typeEscapes = () => {
    const found = [];
    const add = (kind, node) => {
        found.push({ kind, line: node.loc.start.line });
    };
    const cast = (node) => {
        const inner = node.expression;
        const isThroughUnknown = is(inner, 'TSAsExpression', 'TSTypeAssertion') &&
            is(inner.typeAnnotation, 'TSUnknownKeyword', 'TSAnyKeyword');
        if (isThroughUnknown)
            add('unsafe-cast', node);
    };
    return {
        enter: {
            TSAnyKeyword: (node) => add('any', node),
            TSNonNullExpression: (node) => add('non-null', node),
            TSAsExpression: cast,
            TSTypeAssertion: cast,
        },
        result({ text, comments, lineAt }) {
            for (const { start, end } of comments) {
                const comment = text.slice(start, end);
                if (typeSuppression.test(comment))
                    found.push({ kind: 'type-suppression', line: lineAt(start) });
                if (lintSuppression.test(comment))
                    found.push({ kind: 'lint-suppression', line: lineAt(start) });
            }
            return found.toSorted((left, right) => left.line - right.line);
        },
    };
};

;// CONCATENATED MODULE: ./.build/src/facts/path-class.js
/** A language whose syntax tree is walked; the name decides, as it does for compilers. */
const languages = ['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx', 'vue', 'svelte'];
const vendoredFolder = /(?:^|\/)(?:node_modules|vendor|third_party|third-party|bower_components)\//;
const builtFolder = /(?:^|\/)(?:dist|build|out)\/.*\.(?:[cm]?js|css|map|d\.[cm]?ts)$/;
const settingsName = /(?:^|\/)(?:\.env[^/]*|\.npmrc|\.yarnrc|\.netrc|\.pgpass|\.my\.cnf|Dockerfile[^/]*|Makefile|Procfile|[^/]*\.(?:env|ya?ml|ini|conf|cfg|cnf|properties|sh|bash|zsh|fish|tfvars|toml|service))$/i;
/** Somebody else's code, copied in. */
function isVendored(path) {
    return vendoredFolder.test(path);
}
/** Written by a build. */
function isBuilt(path) {
    return builtFolder.test(path);
}
function classOf(path) {
    if (/\.min\.(?:js|css|mjs|cjs)$|\.(?:js|css)\.map$/.test(path))
        return 'minified';
    if (/\.(?:md|markdown|txt|rst)$/i.test(path))
        return 'prose';
    if (path.endsWith('.css'))
        return 'style';
    if (settingsName.test(path))
        return 'settings';
    const extension = /\.([a-z]+)$/.exec(path)?.[1];
    const language = languages.find((name) => name === extension);
    if (language === undefined)
        return 'other';
    if (isVendored(path))
        return 'vendored-code';
    return isBuilt(path) ? 'built-code' : language;
}

;// CONCATENATED MODULE: ./.build/src/facts/script-blocks.js
/** `null` when there is no script in the file. An external script (`src=`) is its own file. */
function scriptBlocksOf(text) {
    const parts = [];
    let language = 'js';
    let from = 0;
    let found = false;
    for (;;) {
        const open = opening(text, from);
        if (open === null)
            break;
        const close = closing(text, open.end);
        parts.push(blank(text.slice(from, open.end)), text.slice(open.end, close), ';');
        language = wider(language, languageOf(open.attributes));
        found = true;
        // The sign that parts two scripts takes the place of the `<` that follows.
        from = Math.min(close + 1, text.length);
    }
    if (!found)
        return null;
    parts.push(blank(text.slice(from)));
    return { text: parts.join(''), language };
}
function opening(text, from) {
    const tag = /<script(?=[\s>])/gi;
    tag.lastIndex = from;
    const start = tag.exec(text);
    if (start === null)
        return null;
    let quote = '';
    for (let at = tag.lastIndex; at < text.length; at += 1) {
        const character = text[at] ?? '';
        if (quote !== '')
            quote = character === quote ? '' : quote;
        else if (character === '"' || character === "'")
            quote = character;
        else if (character === '>')
            return { attributes: text.slice(tag.lastIndex, at), end: at + 1 };
    }
    return null;
}
function closing(text, from) {
    const tag = /<\/script/gi;
    tag.lastIndex = from;
    return tag.exec(text)?.index ?? text.length;
}
function languageOf(attributes) {
    const [, name = ''] = /\blang\s*=\s*["']?(ts|typescript|tsx|jsx)\b/i.exec(attributes) ?? [];
    if (/^tsx$/i.test(name))
        return 'tsx';
    if (/^jsx$/i.test(name))
        return 'jsx';
    return name === '' ? 'js' : 'ts';
}
/** Two scripts of one file are read as one: by the language that takes in both. */
function wider(one, other) {
    const languages = [one, other];
    if (languages.includes('tsx') || (languages.includes('ts') && languages.includes('jsx')))
        return 'tsx';
    if (languages.includes('ts'))
        return 'ts';
    return languages.includes('jsx') ? 'jsx' : 'js';
}
function blank(text) {
    return text.replace(/[^\n\r]/g, ' ');
}

;// CONCATENATED MODULE: ./.build/src/facts/code.js
















/** Larger texts are not parsed: nobody reads them either, and the tree takes a hundred times their size. */
const largestCodeBytes = 512 * 1024;
const codeLines = () => ({ result: ({ codeLines, lines }) => codeLines(1, lines) });
const commentLines = () => ({ result: (walked) => walked.commentLines });
/** One file each, in the order of the facts. */
const collectors = {
    codeLines,
    commentLines,
    functions: functions,
    imports: imports,
    exports: exports_exports,
    environmentReads: environmentReads,
    logCalls: logCalls,
    riskyCalls: riskyCalls,
    swallowedErrors: swallowedErrors,
    todos: todos,
    typeEscapes: typeEscapes,
    tests: tests,
    clones: clones,
    executableLines: executableLines,
};
/** What the syntax tree of a text says; `null` for a text that is no code we parse. `generated`: why no hand wrote it. */
async function analyseCode(pathClass, text, { bytes, generated }) {
    if (pathClass === 'vendored-code')
        return skipped('It is in a folder of code from elsewhere.');
    if (pathClass === 'built-code')
        return skipped('It is in a folder that a build writes.');
    const language = languages.find((name) => name === pathClass);
    if (language === undefined)
        return null;
    if (generated !== null)
        return skipped(generated);
    if (bytes > largestCodeBytes) {
        return skipped(`It is larger than ${largestCodeBytes / 1024} KiB, and only smaller texts are parsed.`);
    }
    if (isTranslation(text))
        return skipped('It is a translation of Qt Linguist, not TypeScript.');
    const script = language === 'vue' || language === 'svelte' ? scriptBlocksOf(text) : { text, language };
    if (script === null)
        return skipped('It holds no script.');
    const syntax = await parse(script.text, script.language);
    if (!syntax.ok)
        return { kind: 'not-analysed', reason: syntax.reason, line: syntax.line };
    return { kind: 'analysed', code: walk(script.text, syntax.program, collectors) };
}
function isTranslation(text) {
    return /^\s*<(?:\?xml|!DOCTYPE TS)\b/.test(text.slice(0, 1000));
}
/** Of a file that is no text although its name says code: what hides from the parser is not the better for it. */
function binaryCode(pathClass, content) {
    if (!languages.some((name) => name === pathClass))
        return null;
    if (isVideo(content))
        return null;
    return { kind: 'not-analysed', reason: 'It holds NUL bytes, which no source text does.', line: null };
}
/** `.ts` and `.mts` are MPEG transport streams too: packets of 188 bytes that begin with 0x47, after 4 of a time at most. */
function isVideo(content) {
    return [0, 4].some((start) => content[start] === 0x47 && content[start + 188 + start] === 0x47);
}
function skipped(reason) {
    return { kind: 'skipped', reason };
}

;// CONCATENATED MODULE: ./.build/src/facts/collectors/generated.js
/** Mean length of a line beyond which no hand wrote it. */
const longestMeanLine = 500;
const generatedMarker = /@generated\b|\bDO NOT EDIT\b|\bauto-?generated (?:file|by)\b/i;
/** Classes that compilers and bundlers write as well as people. */
const handsAndTools = new Set([
    'js',
    'mjs',
    'cjs',
    'style',
    'built-code',
    'vendored-code',
]);
/** Why a text is not for people to read; `null` when it is. Markers count in the first 2,000 characters only. */
function generatedReason(pathClass, text, lines) {
    if (pathClass === 'minified')
        return 'Its name says that it is minified.';
    if (pathClass === 'prose')
        return null;
    if (generatedMarker.test(text.slice(0, 2000)))
        return 'A marker at its head says that it is generated.';
    if (handsAndTools.has(pathClass) && text.length > 5000 && text.length / lines > longestMeanLine) {
        return `Its lines are longer than ${longestMeanLine} characters on average.`;
    }
    return null;
}

;// CONCATENATED MODULE: ./.build/src/facts/credentials/assignments.js
/** Longer names and values are read no further. */
const longestName = 80;
const longestValue = 600;
const mostParts = 4;
const nameCharacter = /[\w$.-]/;
/** Between a name and its value, in the languages that people keep settings in. */
const assignment = 
// password: string = 'x', "password" : 'x', [password] => 'x', password := 'x', password == 'x', Dim password As String = "x"
/["'`]?\]?[ \t]*\??(?::[ \t]*[A-Za-z_][\w.<>[\] |?]{0,40}(?==[^=>])|As[ \t]+\w{1,40}[ \t]*|)(?:=>|:=|\?\?=|\|\|=|={1,3}|!={1,2}|:(?!:))[ \t]*(?:\r?\n[ \t]*(?=["'`]))?/y;
/** Between a name that is a value itself and the value that goes with it. */
const valueBeside = 
// <add key="Password" value="x" />, { "name": "PASSWORD", "value": "x" }, - name: PASSWORD␤ value: x
/["']?,?\s{1,40}["']?value["']?[ \t]*[:=][ \t]*/iy;
/** setPassword('x') */
const call = /[ \t]*\([ \t]*(?=[rbuf@]?["'`])/iy;
/** put("password", "x") */
const argument = /["'`][ \t]*,[ \t]*(?=[rbuf@]?["'`])/iy;
/** PASSWORD 'x', IDENTIFIED BY 'x', storePassword "x" */
const bySpace = /[ \t]+(?:by[ \t]+)?(?=["'])/iy;
const xml = />(?=[^<\n])/y;
const scheme = /(?:Bearer|Basic|Token|ApiKey)[ \t]+(?=\S)/iy;
const assignments_option = /[ \t]+(?=[^\s-])/y;
/** What the name around a keyword is given; `null` when it is given nothing that can be read. */
function assignmentAt(text, hit, isBareAllowed) {
    const [left, right] = nameAround(text, hit);
    const name = text.slice(left, right).replace(/^[-$.]+|[-.]+$/g, '');
    const nameEnd = right;
    const from = operatorEnd(text, left, right);
    if (from === null)
        return null;
    const quoted = quotedAt(text, from.end);
    if (quoted !== null) {
        return {
            name,
            nameEnd,
            value: { text: quoted.text, isQuoted: true, isBareAllowed },
            start: quoted.start,
            end: quoted.end,
        };
    }
    const isBare = isBareAllowed || from.isXml || from.isOption || isParameter(text, left, from.end);
    const bare = isBare ? bareAt(text, from.end, from.isXml) : expressionAt(text, from.end);
    if (bare === null)
        return null;
    return {
        name,
        nameEnd,
        value: { text: bare.text, isQuoted: bare.isLiteral, isBareAllowed: isBare },
        start: bare.start,
        end: bare.end,
    };
}
/** A part of an address or of a connection string: `?token=x`, `;Password=x`. */
function isParameter(text, left, valueStart) {
    return /[;?&"']/.test(text[left - 1] ?? '') && text[valueStart - 1] === '=';
}
function nameAround(text, { start, end }) {
    let [left, right] = [start, end];
    while (left > 0 && start - left < longestName && nameCharacter.test(text[left - 1] ?? ''))
        left -= 1;
    while (right < text.length && right - end < longestName && nameCharacter.test(text[right] ?? ''))
        right += 1;
    return [left, right];
}
function operatorEnd(text, left, right) {
    if (text[left - 1] === '<' && matchEnd(xml, text, right) !== null)
        return { end: right + 1, isXml: true, isOption: false };
    const given = givenEnd(text, left, right);
    if (given !== null)
        return { end: given, isXml: false, isOption: false };
    const end = text.startsWith('--', left) ? matchEnd(assignments_option, text, right) : null;
    return end === null ? null : { end, isXml: false, isOption: true };
}
/** Where the value begins behind an assignment's sign, in a call, or after a space; this is asked for every keyword. */
function givenEnd(text, left, right) {
    const before = signBefore(text, left);
    // `isLogin ? 'password' : 'token'` gives nothing to anybody, and a list of names does not either.
    const assigned = before === '?' ? null : (matchEnd(assignment, text, right) ?? matchEnd(valueBeside, text, right));
    if (assigned !== null)
        return assigned;
    const called = matchEnd(call, text, right) ?? (before === '(' ? matchEnd(argument, text, right) : null);
    if (called !== null)
        return called;
    // "Pass" before a quotation is a sentence.
    return /^pass$/i.test(text.slice(left, right)) ? null : matchEnd(bySpace, text, right);
}
/** What stands before a name in quotes; of a name without, nothing. */
function signBefore(text, left) {
    if (!/["'`]/.test(text[left - 1] ?? ''))
        return '';
    let at = left - 2;
    while (at > 0 && /\s/.test(text[at] ?? '') && left - at < longestName)
        at -= 1;
    return text[at] ?? '';
}
function matchEnd(pattern, text, at) {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : null;
}
/** A text in quotes, with the texts that are joined to it. */
function quotedAt(text, at, most = mostParts) {
    const opening = /(?:[rbufRBUF]{1,2}|[@$])?("""|'''|["'`])/y;
    opening.lastIndex = at;
    const quote = opening.exec(text)?.[1];
    if (quote === undefined)
        return null;
    const start = opening.lastIndex;
    const end = assignments_closing(text, start, quote);
    if (end === null)
        return null;
    const first = text.slice(start, end);
    const joint = /[ \t]*(?:\+[ \t]*(?:\r?\n[ \t]*)?|\\?\r?\n[ \t]*)(?=["'`])/y;
    const next = matchEnd(joint, text, end + quote.length);
    const rest = next === null || most === 1 ? null : quotedAt(text, next, most - 1);
    return rest === null ? { text: first, start, end } : { text: first + rest.text, start, end: rest.end };
}
function assignments_closing(text, start, quote) {
    const isMultiline = quote.length === 3 || quote === '`';
    for (let at = start; at < text.length && at - start <= longestValue; at += 1) {
        const character = text[at];
        if (character === '\\')
            at += 1;
        else if (character === '\n' && !isMultiline)
            return null;
        else if (text.startsWith(quote, at))
            return at;
    }
    return null;
}
/** A value without quotes, to the end of its word. */
function bareAt(text, at, isXml) {
    const word = isXml ? /[^<\n]{1,600}/y : /[^\s#;,"'`&][^\s;,"'`]{0,600}/y;
    // Authorization: Bearer x
    word.lastIndex = matchEnd(scheme, text, at) ?? at;
    const start = word.lastIndex;
    const found = word.exec(text)?.[0];
    if (found === undefined)
        return null;
    const [, fallback] = /^\$\{\w+:?[-=]([^}]+)\}$/.exec(found) ?? [];
    if (fallback !== undefined) {
        const place = start + found.indexOf(fallback);
        return { text: fallback, start: place, end: place + fallback.length, isLiteral: false };
    }
    // What closes a template's hole belongs to it; other brackets belong to the code around.
    const value = /^[$%#{<(]/.test(found) ? found : found.replace(/[)\]}]+$/, '');
    return { text: value, start, end: start + value.length, isLiteral: false };
}
/** Code to the end of its line; where it looks a value up and has a literal to fall back to, that literal. */
function expressionAt(text, at) {
    const rest = /[^\n;]{1,200}/y;
    rest.lastIndex = at;
    const found = rest.exec(text)?.[0]?.trimEnd();
    if (found === undefined || found === '')
        return null;
    const isLookUp = /\benv(?:iron)?\b|getenv|\bconfig\b|\bget\(/i.test(found);
    const fallback = /(?:\|\||\?\?|\?:|\bor\b|,)\s*(["'`])((?:(?!\1)[^\\\n]){3,200})\1/.exec(found);
    if (isLookUp && fallback?.[2] !== undefined) {
        const start = at + fallback.index + fallback[0].length - 1 - fallback[2].length;
        return { text: fallback[2], start, end: start + fallback[2].length, isLiteral: true };
    }
    const expression = found.replace(/[,)}\]]+$/, '');
    return { text: expression, start: at, end: at + expression.length, isLiteral: false };
}

;// CONCATENATED MODULE: ./.build/src/facts/credentials/encoded.js
/** Characters of base 64, its other alphabet for addresses included. */
const base64Character = /[A-Za-z0-9+/_-]/;
const hexCharacter = /[0-9a-fA-F]/;
/** A key of 4096 bits, in PEM, in base 64: 4,400 characters. */
const longestRun = 20_000;
const shortestRun = 16;
/** Fewer characters than this stand in any text. */
const shortestForm = 4;
/**
 * How a text of ASCII shows in what base 64 and hex make of a longer text: in base 64 that depends on where it begins, so
 * there are three. Without the characters that its neighbours have a part in.
 */
function encodedForms(text) {
    const inBase64 = [0, 1, 2].map((offset) => {
        const encoded = btoa('\0'.repeat(offset) + text);
        return encoded.slice(Math.ceil((8 * offset) / 6), Math.floor((8 * (offset + text.length)) / 6));
    });
    const inHex = [...text].map((character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join('');
    return [...inBase64, inHex].filter(({ length }) => length >= shortestForm);
}
/** The run around a place, and what it stands for if `literal` is in that, as base 64 or as hex. */
function encodedRunAt(text, at, literal) {
    const [start, end] = runAround(text, at, base64Character);
    const nothing = { start, end, plain: null };
    if (end - start < shortestRun)
        return nothing;
    const run = text.slice(start, end).replaceAll('-', '+').replaceAll('_', '/');
    // What stands before it may look as if it belonged to it: `/`, `-` and words do.
    for (let skip = 0; skip < 4; skip += 1) {
        const plain = decoded(run.slice(skip));
        if (plain.includes(literal))
            return { start: start + skip, end, plain };
    }
    const hex = runAround(text, at, hexCharacter);
    const plain = (text.slice(...hex).match(/../g) ?? [])
        .map((pair) => String.fromCharCode(Number.parseInt(pair, 16)))
        .join('');
    return plain.includes(literal) ? { start: hex[0], end: hex[1], plain } : nothing;
}
function runAround(text, at, character) {
    let [start, end] = [at, at];
    while (start > 0 && at - start < longestRun && character.test(text[start - 1] ?? ''))
        start -= 1;
    while (end < text.length && end - at < longestRun && character.test(text[end] ?? ''))
        end += 1;
    return [start, end];
}
/** Base 64 without its padding; what is left of a last byte is left out. */
function decoded(base64) {
    return atob(base64.length % 4 === 1 ? base64.slice(0, -1) : base64);
}
/** The text that a whole value stands for in base 64; `null` when that would be no text. */
function plainTextOf(value) {
    if (value.length < 8 || value.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(value))
        return null;
    const plain = atob(value).trimEnd();
    return plain.length >= 4 && /^[\x20-\x7e]+$/.test(plain) ? plain : null;
}

;// CONCATENATED MODULE: ./.build/src/facts/credentials/keyword-scanner.js
/** Characters beyond ASCII are in no keyword. */
const alphabet = 128;
/**
 * Finds all of many keywords in one pass over a text, whatever their number (Aho and Corasick, CACM 18, 1975). Case does
 * not matter. The automaton is one table, so that a character costs one look-up.
 */
class KeywordScanner {
    #lengths;
    /** State and character → state. */
    #next;
    /** State → the keywords that end there, by way of `#output` and then `#link`. */
    #output;
    #link;
    /** `keywords`: lower case, ASCII, each once. */
    constructor(keywords) {
        this.#lengths = keywords.map(({ length }) => length);
        const most = keywords.reduce((sum, { length }) => sum + length, 1);
        const next = new Int32Array(most * alphabet);
        const output = new Int32Array(most).fill(-1);
        let states = 1;
        for (const [index, keyword] of keywords.entries()) {
            let state = 0;
            for (let at = 0; at < keyword.length; at += 1) {
                const edge = state * alphabet + keyword.charCodeAt(at);
                if (next[edge] === 0) {
                    next[edge] = states;
                    states += 1;
                }
                state = next[edge] ?? 0;
            }
            output[state] = index;
        }
        this.#next = next;
        this.#output = output;
        this.#link = linksOf(next, output, states);
    }
    /** Calls `visit` for each hit, in order of their ends; of those that end at one place, the longer first. */
    scan(text, visit) {
        const [next, output, link] = [this.#next, this.#output, this.#link];
        let state = 0;
        for (let at = 0; at < text.length; at += 1) {
            const code = text.charCodeAt(at);
            // `A`..`Z` to `a`..`z`.
            const letter = code >= 65 && code <= 90 ? code + 32 : code;
            state = letter < alphabet ? (next[state * alphabet + letter] ?? 0) : 0;
            if (state === 0 || (output[state] === -1 && link[state] === 0))
                continue;
            for (let ending = output[state] === -1 ? (link[state] ?? 0) : state; ending !== 0; ending = link[ending] ?? 0) {
                const keyword = output[ending] ?? 0;
                visit({ keyword, start: at + 1 - (this.#lengths[keyword] ?? 0), end: at + 1 });
            }
        }
    }
}
/** Fills in the edges of failure, breadth first; gives for each state the next shorter one that ends a keyword. */
function linksOf(next, output, states) {
    const failure = new Int32Array(states);
    const link = new Int32Array(states);
    const queue = [];
    for (let code = 0; code < alphabet; code += 1)
        if (next[code] !== 0)
            queue.push(next[code] ?? 0);
    for (let head = 0; head < queue.length; head += 1) {
        const state = queue[head] ?? 0;
        const fallback = failure[state] ?? 0;
        link[state] = output[fallback] === -1 ? (link[fallback] ?? 0) : fallback;
        for (let code = 0; code < alphabet; code += 1) {
            const edge = state * alphabet + code;
            const child = next[edge] ?? 0;
            const otherwise = next[fallback * alphabet + code] ?? 0;
            if (child === 0) {
                next[edge] = otherwise;
            }
            else {
                failure[child] = otherwise;
                queue.push(child);
            }
        }
    }
    return link;
}

;// CONCATENATED MODULE: ./.build/src/facts/credentials/names.js
/** What a text is searched for to find names: each name that means something holds one of them. */
const nameKeywords = [
    'passw',
    'passphrase',
    'pwd',
    'passcode',
    'secret',
    'token',
    'apikey',
    'api_key',
    'api-key',
    'credential',
    'creds',
    'auth',
    'key',
    'bearer',
    'dsn',
    'connectionstring',
    'connection_string',
    'salt',
    'pass',
    'identified',
];
const passwords = new Set([
    'password',
    'passwd',
    'passwort',
    'passphrase',
    'pwd',
    'passcode',
    'pass',
    'psw',
    'pw',
    'identified',
]);
const secrets = new Set([
    'secret',
    'secrets',
    'token',
    'apikey',
    'apitoken',
    'apisecret',
    'authtoken',
    'accesstoken',
    'secretkey',
    'accesskey',
    'privatekey',
    'clientsecret',
    'credential',
    'credentials',
    'creds',
    'bearer',
    'authorization',
    'authkey',
    'signingkey',
    'encryptionkey',
    'jwt',
    'pat',
]);
/** Before "key" they make a secret of it. */
const secretBeforeKey = new Set([
    'api',
    'access',
    'secret',
    'private',
    'auth',
    'signing',
    'sign',
    'encryption',
    'encrypt',
    'master',
    'client',
    'account',
    'shared',
    'server',
    'service',
    'license',
    'licence',
    'storage',
    'app',
    'application',
    'hmac',
    'aes',
    'jwt',
    'session',
    'cookie',
    'admin',
    'subscription',
    'deploy',
    'webhook',
    'integration',
    'ingest',
    'rest',
]);
/** Before "key" they make a column, a key of a keyboard or one for everybody of it. */
const plainBeforeKey = new Set([
    'primary',
    'foreign',
    'public',
    'partition',
    'sort',
    'row',
    'cache',
    'object',
    'map',
    'lookup',
    'i18n',
    'translation',
    'locale',
    'unique',
    'composite',
    'index',
    'hot',
    'shortcut',
    'group',
    'data',
    'item',
    'field',
    'option',
    'query',
    'route',
]);
/** As a name's last word they say what the value is, and it is no credential. */
const heads = new Set(('field label input name names id ids type types url urls uri path file filename dir directory length count size regex regexp pattern policy error errors message ' +
    'msg title text hint help placeholder prompt class style selector column header headers prefix suffix provider service manager handler ' +
    'factory endpoint limit expiry expires expiration expire ttl timeout lifetime reset change strength validator validation rule rules ' +
    'format version kind mode status state enabled required visible screen page view form dialog modal button link route action event ' +
    'callback function method helper util utils test tests spec mock hash hashed digest hint hints confirmation location source store ' +
    'storage vault ref reference references arn key_id keyid index bytes bits algorithm alg issuer audience scope scopes grant usage ' +
    'description desc comment note docs doc info metadata meta env variable var flag flags option options config configuration ' +
    'settings template schema model entity table list array map set iterator parser lexer scanner stream kinds symbol position pos start end').split(' '));
/** The words of a name: `dbPassword`, `DB_PASSWORD`, `db-password` → db, password. */
function wordsOf(name) {
    return name
        .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
        .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
        .split(/[^A-Za-z0-9]+/)
        .filter((word) => word !== '')
        .map((word) => word.toLowerCase());
}
/** What a name means; `null` when it speaks of no credential at all. */
function meaningOf(name) {
    const words = wordsOf(name).map((word) => word.replace(/[0-9]+$/, ''));
    const meanings = words.map((word, index) => meaningOfWord(word, words[index - 1]));
    // What is more than a key decides: `tokenKey` is of a token.
    const strong = meanings.findLastIndex((one) => one === 'password' || one === 'secret');
    const at = strong === -1 ? meanings.lastIndexOf('key') : strong;
    const meaning = meanings[at] ?? null;
    if (meaning === null)
        return null;
    const after = words.slice(at + 1).filter((word) => word !== '');
    return after.some((word) => heads.has(word)) ? 'about' : meaning;
}
function meaningOfWord(word, before) {
    if (passwords.has(word) || /(?:password|passwd|pwd)$/.test(word))
        return 'password';
    if (secrets.has(word) || /(?:secret|token|apikey)$/.test(word))
        return 'secret';
    if (word === 'auth')
        return 'key';
    if (word !== 'key' && word !== 'keys' && word !== 'salt')
        return null;
    if (before !== undefined && secretBeforeKey.has(before))
        return 'secret';
    return before !== undefined && plainBeforeKey.has(before) ? null : 'key';
}

;// CONCATENATED MODULE: ./.build/src/facts/secret-kinds/kind.js
/** `structure`, unless the value is too regular to be random. */
function proveByForm(random) {
    return isRegular(random) ? 'placeholder' : 'structure';
}
/** Too few distinct characters, a running sequence, or a word that says so: nobody drew this at random. */
function isRegular(value) {
    if (/example|placeholder|changeme|your[-_]?|dummy|sample|redacted|xxxx|\*{3}|\.{3}/i.test(value))
        return true;
    // A random value of 16 characters has fewer than 7 distinct ones less than once in a million, even in hex.
    if (new Set(value.toLowerCase()).size < Math.min(7, value.length / 2))
        return true;
    return kind_longestRun(value) >= 8;
}
/** The longest stretch in which each character is the one before it plus a constant step of 0 or 1. */
function kind_longestRun(value) {
    let longest = 1;
    for (const step of [0, 1]) {
        let run = 1;
        for (let index = 1; index < value.length; index += 1) {
            run = value.charCodeAt(index) - value.charCodeAt(index - 1) === step ? run + 1 : 1;
            longest = Math.max(longest, run);
        }
    }
    return longest;
}

;// CONCATENATED MODULE: ./.build/src/facts/credentials/randomness.js
/**
 * How surprising each letter is after another, in 1.2ths of a bit, for the 26 × 26 pairs in order: from the words of some
 * 900 READMEs and sources of npm packages, each word once for the root of its count.
 */
const surprises = '8545886b6b7464b6e453779a8a466636db58b39a49d5484cfd7b486748f46b55ae3ad5846bcf8b4775268a39a79859e65959ab8c5854667a9ab564968336a7969b466644cc3fb5a94bc6775fdc6d5abc38554aa5745af45859bc793bda2abd4ba87739b5756faf7c6756666bbb955247d654c6e8e638a938a85979d937992d487aad4886277939978668a6377b8e8a4a9639aa3a949a48fa6668bf4c36a83cbe3ab76944dc696ceb9e' +
    '4954473a5a899758c94377bf8a8666987a7a755265f3565669ab3ca93b975da49a45d3656bcc9f8c9c7ccc5cc4c89c88cc0c79c94976297b4d786749f65567ac6f6a5838b54c878955aa435b997d4c793ab53dd7a959f4566c9c6d6557586a5ca45395d444aadbaa3fab199f3f99996cfa8a8cbccf3ae93a843aa7e44ae458ba8bbe5b4a37b648ea6972ee839ee7795658478e5b955453b846796e9739991d874d87895add6a7d8a65';
/** Bits a letter. English and the words of programs are at 3.5, 99 % of them below 5.2; letters drawn at random at 6.7. */
function surpriseOf(letters) {
    let sum = 0;
    for (let at = 1; at < letters.length; at += 1) {
        const pair = (letters.charCodeAt(at - 1) - 97) * 26 + letters.charCodeAt(at) - 97;
        sum += Number.parseInt(surprises.charAt(pair), 16) / 1.2;
    }
    return sum / (letters.length - 1);
}
const surprising = 4.9;
/** How many of a value's characters are letters that read like words. */
function wordyLetters(value) {
    // `aB` begins a word, and so does `Bc` behind capitals.
    const runs = value.match(/[A-Z]?[a-z]{2,}|[A-Z]{3,}(?![a-z])/g) ?? [];
    return runs
        .map((run) => run.toLowerCase())
        .filter((run) => run.length >= 3 && surpriseOf(run) < surprising)
        .reduce((sum, { length }) => sum + length, 0);
}
/** Kinds of characters: lower case, upper case, digits, signs. */
function characterClasses(value) {
    return [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9\s]/].filter((kind) => kind.test(value)).length;
}
/**
 * Drawn by a machine: long enough, not made of words, and of characters as various as chance makes them. Entropy alone does not tell
 * (on labelled code its area under the curve is about one half); words, digits and variety together do.
 */
function isRandom(value) {
    const body = value.replace(/=+$/, '');
    if (body.length < 12 || /\s/.test(body))
        return false;
    const distinct = new Set(body).size;
    if (distinct < Math.min(10, body.length * 0.4))
        return false;
    const digits = body.replace(/[^0-9]/g, '').length;
    if (/^[0-9a-f]+$/i.test(body))
        return body.length >= 16 && digits > 0 && digits < body.length && hasOneCase(body);
    if (wordyLetters(body) > body.length * 0.4)
        return false;
    // Without digits only mixed cases tell chance from an odd word.
    if (digits === 0)
        return body.length >= 20 && changesOfCase(body) > body.length / 5;
    return digits >= body.length / 20 && (characterClasses(body) >= 3 || digits >= body.length / 6);
}
function hasOneCase(text) {
    return text === text.toLowerCase() || text === text.toUpperCase();
}
function changesOfCase(text) {
    return (text.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z])/g) ?? []).length;
}
/** Chosen by a person to be hard to guess: eight characters or more, of three kinds, or words joined by other signs and digits. */
function isStrongPassword(value) {
    return (value.length >= 8 &&
        value.length <= 64 &&
        !/\s/.test(value) &&
        characterClasses(value) >= 3 &&
        new Set(value).size >= 6);
}

;// CONCATENATED MODULE: ./.build/src/facts/credentials/value-proof.js




/** What a value proves about itself under a name. The strongest proof decides, so the order here is the order of strength. */
function proofOf(name, meaning, value) {
    const plain = plainTextOf(value.text);
    return plainProofOf(name, meaning, plain === null ? value : { ...value, isQuoted: true, text: plain });
}
function plainProofOf(name, meaning, value) {
    const { text } = value;
    return (referenceIn(value) ??
        (isPublished(text) ? 'published' : null) ??
        (isPlaceholder(text) ? 'placeholder' : null) ??
        (namesItself(name, text) ? 'names-itself' : null) ??
        (isEncrypted(text) ? 'encrypted' : null) ??
        (isOneWay(name, text) ? 'one-way' : null) ??
        (isPublic(name, text) ? 'public' : null) ??
        (isDigest(name, text) ? 'digest' : null) ??
        (/^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i.test(text) ? 'uuid' : null) ??
        (isOtherFormat(text) ? 'other-format' : null) ??
        (isLanguage(text) ? 'language' : null) ??
        (meaning === 'about' ? 'about-credentials' : null) ??
        strengthOf(meaning, text));
}
function strengthOf(meaning, text) {
    if (isRandom(text))
        return 'random';
    if (meaning !== 'password')
        return 'weak';
    return isStrongPassword(text) ? 'strong-password' : 'weak-password';
}
/** The value stands somewhere else, and here is only how to get it. */
function referenceIn({ text, isQuoted, isBareAllowed }) {
    const inner = text.trim();
    if (/^(?:\$\{[^}:]*\}|\$\([^)]*\)|\$\{\{.*\}\}|\$[A-Za-z_]\w*|%[A-Za-z_]\w*%|%\([\w.]+\)s?|\{\{.*\}\}|<%.*%>|#\{.*\}|@[A-Za-z_.-]+@|\(\(.*\)\)|__\w+__|\{[\w.$-]*\}|!\w+(?:\s.*)?|@@?\{.*\})$/s.test(inner)) {
        return 'reference';
    }
    if (/^(?:op|vault|secret|secrets|ref\+\w+|awssm|gcpsm|keyvault|ssm|doppler|env|file):(?:\/\/)?[\w./#-]+$/i.test(inner))
        return 'reference';
    if (/^arn:aws[\w-]*:(?:secretsmanager|ssm|kms|iam):/.test(inner))
        return 'reference';
    if (isQuoted)
        return /\$\{[^}]+\}|\{\{[^}]+\}\}|#\{[^}]+\}|%[sdv]\b|\{[a-z_]\w*\}/i.test(inner) &&
            literalPart(inner).length < 8
            ? 'reference'
            : null;
    if (/\b(?:process\.env|import\.meta\.env|os\.environ|getenv|System\.getenv|ENV\[|Deno\.env|Bun\.env|env\()/.test(inner))
        return 'reference';
    if (isBareAllowed)
        return /^\$/.test(inner) ? 'reference' : null;
    if (/[([]/.test(inner))
        return 'computed';
    return 'name-only';
}
/** What of a template is not filled in. */
function literalPart(text) {
    return text.replace(/\$\{[^}]*\}|\{\{[^}]*\}\}|#\{[^}]*\}|%[sdv]|\{\w*\}/g, '');
}
/** `password: 'password'`, `TOKEN_KEY = 'auth_token'`, `API_KEY_ENV = "MY_API_KEY"`. */
function namesItself(name, text) {
    const flat = (words) => words.toLowerCase().replace(/[^a-z0-9]/g, '');
    const [own, given] = [flat(name), flat(text)];
    if (given.length >= 3 && (own === given || own.includes(given)))
        return true;
    if (own.length >= 3 && given.includes(own) && isAllWords(text))
        return true;
    if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(text))
        return true;
    // Words joined by signs or by capitals, all of them words: an identifier.
    return (/^[A-Za-z][A-Za-z0-9]*(?:[._:/-][A-Za-z0-9]+)*$/.test(text) &&
        /[._:/-]|[a-z][A-Z]/.test(text) &&
        isAllWords(text));
}
function isAllWords(text) {
    return wordsOf(text).every((word) => /^[0-9]{1,4}$/.test(word) ||
        word.length <= 2 ||
        wordyLetters(word) >= word.length - 1 ||
        /^v[0-9]{1,2}$/.test(word));
}
/** Keys that everybody has: of Azure's storage emulator, which its documentation gives. */
function isPublished(text) {
    return text.startsWith('Eby8vdM02xNOcqFl');
}
function isPlaceholder(text) {
    const inner = text.trim();
    if (inner.length < 3)
        return true;
    if (/^(?:<[^>]*>|\[[^\]]*\]|\{[^}]*\}|\.{2,}|-+|_+|\*+|x+|\?+|0+|1+)$/i.test(inner))
        return true;
    if (/^(?:none|null|nil|undefined|true|false|n\/?a|tbd|empty|default|optional|required|string|str|text|value|foo|bar|baz|foobar|unset|todo|fixme|blank|void|any|never|unknown|abc|abcd|abc123|qwerty|test|testing|tests?123|demo|admin|root|user|guest|anonymous|bearer|basic)$/i.test(inner))
        return true;
    if (/your|change[-_ ]?(?:me|it|this)|replace|insert|placeholder|example|sample|dummy|fake|redact|mask|hidden|censor|<.+>|xxxx|\*{3}|\.{3}|put[-_]|todo|goes[-_ ]?here|my[-_](?:secret|token|key|pass)|(?:secret|token|key|password)[-_ ]?here/i.test(inner))
        return true;
    if (inner.length < 8)
        return false;
    // `abc123xyz456`: pieces that everybody types.
    return (isRegular(inner) ||
        inner.replace(/abc|def|ghi|xyz|foo|bar|123|234|345|456|567|678|789|890|987|321/gi, '').length <
            inner.length / 3);
}
function isEncrypted(text) {
    return (/^(?:ENC\[|ENC\(|\$ANSIBLE_VAULT|vault:v[0-9]+:|AQICAH|U2FsdGVkX1|AgA[A-Za-z0-9+/]{200}|-----BEGIN (?:AGE|PGP) )/.test(text) || /^age-encryption\.org/.test(text));
}
function isOneWay(name, text) {
    if (/^(?:\$2[abxy]?\$|\$argon2|\$scrypt\$|\$[156]\$|\$pbkdf2|pbkdf2[:_]|scrypt:|\{(?:SSHA|SHA|MD5|CRYPT)[0-9]*\}|sha(?:1|224|256|384|512)[-:$])/i.test(text))
        return true;
    return /hash(?:ed)?|digest|sha[0-9]|md5/i.test(name) && /^[a-f0-9]{32,128}$/i.test(text);
}
function isPublic(name, text) {
    return (/^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\S+) AAAA|^-----BEGIN (?:[A-Z]+ )?(?:PUBLIC KEY|CERTIFICATE)/.test(text) ||
        /^(?:pk_(?:live|test)_|phc_|sb_publishable_|pk\.eyJ|https:\/\/[a-f0-9]{32}@)/.test(text) ||
        /public|publish|site_?key|client_?id|tracking|measurement/i.test(name));
}
function isDigest(name, text) {
    const isHex = /^[a-f0-9]+$/i.test(text) && [32, 40, 56, 64, 96, 128].includes(text.length);
    return (isHex && /integrity|checksum|sha|md5|digest|etag|commit|rev(?:ision)?|fingerprint|hash|cache/i.test(name));
}
/** Something else altogether, by its form. */
function isOtherFormat(text) {
    const inner = text.trim();
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(inner))
        return !/:\/\/[^/\s:@]*:[^/\s@]+@/.test(inner);
    return ((/^(?:\.{0,2}\/|~\/|[A-Za-z]:\\|\\\\)/.test(inner) && !isRandom(inner.replaceAll('/', ''))) ||
        /\.(?:[cm]?[jt]sx?|json|ya?ml|txt|pem|key|crt|cer|pub|env|md|html?|css|py|rb|go|java|php|xml|conf|cfg|ini|toml|png|svg|log|sh|db|sql)$/i.test(inner) ||
        // A colour; an address on a blockchain.
        /^(?:#[0-9a-f]{3,8}|0x[0-9a-f]{40})$/i.test(inner) ||
        /^[#.][a-z][\w-]*(?:[ .#>:[].*)?$/i.test(inner) ||
        /^\^|\$$|\\[dwsb]|\[[a-z0-9]-[a-z0-9]\]|\(\?[:=!]/i.test(inner) ||
        /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(inner) ||
        /^v?[0-9]+(?:\.[0-9]+)+(?:-[\w.]+)?$/.test(inner) ||
        /^[0-9]{4}-[0-9]{2}-[0-9]{2}/.test(inner) ||
        /^[-+]?[0-9]+(?:\.[0-9]+)?(?:[a-z%]{1,2})?$/i.test(inner) ||
        /^(?:application|audio|font|image|message|model|multipart|text|video)\/[\w.+-]+$/i.test(inner) ||
        /^(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|local|example|internal|cloud|app)(?::[0-9]+)?$/i.test(inner) ||
        /^(?:ctrl|alt|shift|meta|cmd|control|command|option)(?:[+-]\w{1,12})+$/i.test(inner) ||
        /^data:[a-z]+\//i.test(inner) ||
        /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*\(.*\)?;?$/.test(inner) ||
        isCharset(inner));
}
/** `ABCDEFGHIJKLMNOPQRSTUVWXYZ…`: an alphabet. */
function isCharset(text) {
    return text.length >= 26 && new Set(text).size === text.length;
}
/** Something to read: words with spaces between, or letters of another script. */
function isLanguage(text) {
    if (/[^\p{ASCII}]/u.test(text) && /\p{L}/u.test(text))
        return true;
    const words = text.trim().split(/\s+/);
    return words.length > 1 && wordyLetters(text) + words.length > text.length / 2;
}

;// CONCATENATED MODULE: ./.build/src/facts/credentials/url-credential.js

const address = /:\/\/(?:[^\s:/@"'`<>{}\\]{0,80}):([^\s/@"'`<>\\]{1,200})@([^\s/:?#"'`<>\\,;)]{0,200})/y;
const localHost = /^(?:localhost|127\.[0-9.]+|0\.0\.0\.0|\[?::1\]?|host\.docker\.internal|[a-z_]+)$/i;
/** `at`: where `://` stands. */
function urlCredentialAt(text, at) {
    address.lastIndex = at;
    const [whole = '', password = '', host = ''] = address.exec(text) ?? [];
    if (whole === '')
        return null;
    const start = at + whole.length - host.length - 1 - password.length;
    const proof = proofOf('password', 'password', { text: password, isQuoted: true, isBareAllowed: true });
    const isChosen = proof === 'weak-password' || proof === 'strong-password' || proof === 'weak';
    return {
        start,
        end: start + password.length,
        proof: isChosen && localHost.test(host) ? 'local-default' : proof,
    };
}

;// CONCATENATED MODULE: ./.build/src/facts/secret-kinds/aws-access-key.js

/** Key ids of Amazon's own documentation. */
const published = new Set(['AKIAIOSFODNN7EXAMPLE', 'AKIAI44QH8DHBEXAMPLE', 'ASIAIOSFODNN7EXAMPLE']);
const awsAccessKey = {
    id: 'aws-access-key',
    title: 'An AWS access key',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
    keywords: ['AKIA', 'ASIA'],
    pattern: /(?<![A-Za-z0-9+/])(?<value>A(?:KI|SI)A[A-Z2-7]{16}|A(?:KI|SI)A[A-Z0-9]{9}EXAMPLE)(?![A-Za-z0-9+/=])/g,
    window: 40,
    prove: (value) => (published.has(value) ? 'published' : proveByForm(value.slice(4))),
};
/* harmony default export */ const aws_access_key = (awsAccessKey);

;// CONCATENATED MODULE: ./.build/src/facts/secret-kinds/formed-kind.js

/** So many characters of an alphabet, as the source of a regular expression. */
const alnum = (from, to = from) => `[A-Za-z0-9]{${count(from, to)}}`;
const hex = (from, to = from) => `[a-f0-9]{${count(from, to)}}`;
const word = (from, to = from) => `[A-Za-z0-9_-]{${count(from, to)}}`;
const base64 = (from, to = from) => `[A-Za-z0-9+/]{${count(from, to)}}={0,3}`;
const uuid = '[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}';
function count(from, to) {
    return from === to ? String(from) : `${from},${to}`;
}
/**
 * A kind that is told by its form. `title` is a sentence's subject, without its article; `source` where the provider
 * documents it; each of `prefixes` stands at the beginning of a value; `body` is what follows, as the source of a regular
 * expression without groups that backtrack; `longest` the most characters of a value.
 */
function formed(id, title, source, prefixes, body, longest, { before = '', isMixed = false } = {}) {
    const beginning = `${before}(?:${prefixes.map(escapeForRegExp).join('|')})`;
    return {
        id,
        title,
        source,
        keywords: prefixes,
        pattern: new RegExp(`(?<![A-Za-z0-9])(?<value>${beginning}${body})(?![A-Za-z0-9])`, 'g'),
        window: longest,
        prove(value) {
            const prefix = prefixes.find((one) => value.includes(one)) ?? '';
            const random = value.replace(prefix, '');
            return isMixed && !/[0-9]/.test(random) ? 'placeholder' : proveByForm(random);
        },
    };
}
function escapeForRegExp(literal) {
    return literal.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');
}

;// CONCATENATED MODULE: ./.build/src/facts/secret-kinds/formed.js

/**
 * Kinds whose form gives them away, wherever they stand: id, title, where the provider documents it, beginnings that nobody
 * else uses, what follows them, characters at most. Forms are the providers' own, compared with gitleaks' rule data (MIT).
 */
// biome-ignore format: one line a kind
const formedKinds = [
    formed('1password-secret-key', '1Password secret key', 'https://support.1password.com/secret-key/', ['A3-'], '[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}', 44),
    formed('1password-service-account-token', '1Password service account token', 'https://developer.1password.com/docs/service-accounts/', ['ops_eyJ'], base64(250, 1500), 1510),
    formed('adobe-client-secret', 'Adobe client secret', 'https://developer.adobe.com/developer-console/docs/', ['p8e-'], '[A-Za-z0-9]{32}', 36),
    formed('age-secret-key', 'age secret key', 'https://github.com/C2SP/C2SP/blob/main/age.md', ['AGE-SECRET-KEY-1'], '[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}', 74),
    formed('airtable-personal-access-token', 'Airtable personal access token', 'https://airtable.com/developers/web/guides/personal-access-tokens', ['pat'], `${alnum(14)}\\.${hex(64)}`, 82),
    formed('alibaba-access-key-id', 'Alibaba Cloud access key id', 'https://www.alibabacloud.com/help/en/ram/', ['LTAI'], '[A-Za-z0-9]{20}', 24),
    formed('anthropic-key', 'Anthropic API key', 'https://docs.anthropic.com/en/api/overview', ['sk-ant-api03-', 'sk-ant-admin01-'], '[A-Za-z0-9_-]{93}AA', 112),
    formed('anthropic-session-token', 'Anthropic session token', 'https://docs.anthropic.com/en/api/overview', ['sk-ant-oat01-', 'sk-ant-sid01-'], word(80, 130), 150),
    formed('artifactory-api-key', 'Artifactory API key', 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/api-key', ['AKCp'], alnum(69), 73),
    formed('artifactory-reference-token', 'Artifactory reference token', 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens', ['cmVmd'], alnum(59), 64),
    formed('atlassian-api-token', 'Atlassian API token', 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/', ['ATATT3'], '[A-Za-z0-9_=-]{186}', 192),
    formed('atlassian-app-password', 'Bitbucket app password', 'https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/', ['ATBB'], alnum(32), 36),
    formed('authress-service-key', 'Authress service client key', 'https://authress.io/knowledge-base/', ['sc_', 'ext_', 'scauth_', 'authress_'], '[a-z0-9]{5,30}\\.[a-z0-9]{4,6}\\.acc[_-][a-z0-9-]{10,32}\\.[A-Za-z0-9+/_=-]{30,120}', 200),
    formed('aws-bedrock-key', 'Amazon Bedrock API key', 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html', ['ABSK'], base64(109, 269), 280),
    formed('aws-bedrock-short-lived-key', 'Amazon Bedrock short-lived API key', 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html', ['bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t'], '[A-Za-z0-9+/=]{20,2000}', 2100),
    formed('azure-ad-client-secret', 'Microsoft Entra client secret', 'https://learn.microsoft.com/en-us/entra/identity-platform/quickstart-register-app', ['7Q~', '8Q~'], '[A-Za-z0-9_~.-]{31,34}', 40, { before: '[A-Za-z0-9_~.]{3}' }),
    formed('beamer-api-token', 'Beamer API token', 'https://www.getbeamer.com/api', ['b_'], '[A-Za-z0-9=_-]{44}', 46, { isMixed: true }),
    formed('brevo-api-key', 'Brevo API key', 'https://developers.brevo.com/docs/getting-started', ['xkeysib-', 'xsmtpsib-'], `${hex(64)}-${alnum(16)}`, 90),
    formed('buildkite-api-token', 'Buildkite API token', 'https://buildkite.com/docs/apis/managing-api-tokens', ['bkua_'], alnum(40), 45),
    formed('circleci-personal-token', 'CircleCI personal API token', 'https://circleci.com/docs/managing-api-tokens/', ['CCIPAT_'], `${alnum(10, 30)}_${hex(40)}`, 80),
    formed('clickhouse-cloud-key', 'ClickHouse Cloud API secret key', 'https://clickhouse.com/docs/cloud/manage/openapi', ['4b1d'], alnum(38), 42),
    formed('clojars-token', 'Clojars deploy token', 'https://github.com/clojars/clojars-web/wiki/Deploy-Tokens', ['CLOJARS_'], '[A-Za-z0-9]{60}', 68),
    formed('cloudflare-origin-ca-key', 'Cloudflare origin CA key', 'https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/', ['v1.0-'], `${hex(24)}-${hex(146)}`, 176),
    formed('contentful-management-token', 'Contentful personal access token', 'https://www.contentful.com/developers/docs/references/authentication/', ['CFPAT-'], word(43), 49),
    formed('databricks-token', 'Databricks API token', 'https://docs.databricks.com/en/dev-tools/auth/pat.html', ['dapi'], `${hex(32)}(?:-[0-9])?`, 40),
    formed('defined-networking-token', 'Defined Networking API token', 'https://docs.defined.net/', ['dnkey-'], '[A-Za-z0-9=_-]{26}-[A-Za-z0-9=_-]{52}', 86),
    formed('openrouter-key', 'OpenRouter API key', 'https://openrouter.ai/docs', ['sk-or-v1-'], hex(64), 73),
    formed('digitalocean-token', 'DigitalOcean token', 'https://docs.digitalocean.com/reference/api/create-personal-access-token/', ['dop_v1_', 'doo_v1_', 'dor_v1_'], hex(64), 71),
    formed('discord-webhook', 'Discord webhook address', 'https://discord.com/developers/docs/resources/webhook', ['discord.com/api/webhooks/', 'discordapp.com/api/webhooks/'], `[0-9]{17,20}/${word(60, 72)}`, 130),
    formed('docker-token', 'Docker Hub token', 'https://docs.docker.com/security/access-tokens/', ['dckr_pat_', 'dckr_oat_'], word(27, 32), 45),
    formed('doppler-token', 'Doppler token', 'https://docs.doppler.com/docs/service-tokens', ['dp.pt.', 'dp.ct.', 'dp.sa.', 'dp.scim.', 'dp.audit.'], '[A-Za-z0-9]{40,44}', 60),
    formed('doppler-service-token', 'Doppler service token', 'https://docs.doppler.com/docs/service-tokens', ['dp.st.'], '(?:[a-z0-9_-]{2,35}\\.)?[A-Za-z0-9]{40,44}', 90),
    formed('dropbox-short-lived-token', 'Dropbox access token', 'https://www.dropbox.com/developers/documentation/http/documentation', ['sl.'], '[A-Za-z0-9_=-]{130,200}', 210),
    formed('duffel-token', 'Duffel API token', 'https://duffel.com/docs/api/overview/making-requests', ['duffel_live_', 'duffel_test_'], '[A-Za-z0-9_=-]{43}', 56),
    formed('dynatrace-token', 'Dynatrace API token', 'https://docs.dynatrace.com/docs/discover-dynatrace/references/dynatrace-api/basics/dynatrace-api-authentication', ['dt0c01.', 'dt0s01.', 'dt0s02.'], '[A-Z0-9]{24}\\.[A-Z0-9]{64}', 100),
    formed('easypost-key', 'EasyPost API key', 'https://docs.easypost.com/docs/authentication', ['EZAK', 'EZTK'], '[A-Za-z0-9]{54}', 58),
    formed('expo-access-token', 'Expo access token', 'https://docs.expo.dev/accounts/programmatic-access/', ['expo_'], word(40), 45),
    formed('facebook-access-token', 'Facebook access token', 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens/', ['EAACEdEose0cBA', 'EAAC', 'EAAM', 'EAAB'], alnum(100, 400), 420),
    formed('figma-token', 'Figma personal access token', 'https://www.figma.com/developers/api#access-tokens', ['figd_'], word(40, 60), 66),
    formed('flutterwave-secret-key', 'Flutterwave secret key', 'https://developer.flutterwave.com/docs/authentication', ['FLWSECK-', 'FLWSECK_TEST-'], '[a-h0-9]{12,32}(?:-X)?', 50),
    formed('flyio-token', 'Fly.io access token', 'https://fly.io/docs/security/tokens/', ['fo1_'], word(43), 47),
    formed('flyio-macaroon', 'Fly.io macaroon', 'https://fly.io/docs/security/tokens/', ['fm1a_', 'fm1r_', 'fm2_'], base64(100, 1200), 1210),
    formed('frameio-token', 'Frame.io API token', 'https://developer.frame.io/docs/getting-started/authentication', ['fio-u-'], '[A-Za-z0-9=_-]{64}', 70),
    formed('gcp-api-key', 'Google API key', 'https://cloud.google.com/docs/authentication/api-keys', ['AIza'], word(35), 39),
    formed('gcp-oauth-client-secret', 'Google OAuth client secret', 'https://developers.google.com/identity/protocols/oauth2', ['GOCSPX-'], word(28), 35),
    formed('gcp-oauth-refresh-token', 'Google OAuth refresh token', 'https://developers.google.com/identity/protocols/oauth2', ['1//0'], word(60, 120), 130),
    formed('gcp-oauth-access-token', 'Google OAuth access token', 'https://developers.google.com/identity/protocols/oauth2', ['ya29.'], word(60, 300), 310),
    formed('gitlab-token', 'GitLab token', 'https://docs.gitlab.com/security/tokens/#token-prefixes', ['glpat-', 'gldt-', 'glrt-', 'glsoat-', 'glft-', 'glffct-', 'glcbt-', 'glptt-', 'glagent-', 'gloas-', 'glimt-',], '[A-Za-z0-9_-]{20,64}(?:\\.[0-9a-z]{9})?', 90),
    formed('gitlab-runner-registration-token', 'GitLab runner registration token', 'https://docs.gitlab.com/security/tokens/#runner-registration-tokens', ['GR1348941'], word(20), 29),
    formed('gocardless-token', 'GoCardless access token', 'https://developer.gocardless.com/api-reference/', ['live_'], '[A-Za-z0-9=_-]{40}', 45, { isMixed: true }),
    formed('grafana-cloud-token', 'Grafana Cloud token', 'https://grafana.com/docs/grafana-cloud/account-management/authentication-and-permissions/access-policies/', ['glc_'], base64(32, 400), 410),
    formed('grafana-service-account-token', 'Grafana service account token', 'https://grafana.com/docs/grafana/latest/administration/service-accounts/', ['glsa_'], `${alnum(32)}_[A-Fa-f0-9]{8}`, 46),
    formed('groq-api-key', 'Groq API key', 'https://console.groq.com/docs/quickstart', ['gsk_'], alnum(52), 56),
    formed('harness-token', 'Harness API key', 'https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/', ['pat.', 'sat.'], `${word(22)}\\.${alnum(24)}\\.${alnum(20)}`, 74),
    formed('hashicorp-vault-batch-token', 'Vault batch token', 'https://developer.hashicorp.com/vault/docs/concepts/tokens', ['hvb.'], word(138, 300), 305),
    formed('hashicorp-vault-service-token', 'Vault service token', 'https://developer.hashicorp.com/vault/docs/concepts/tokens', ['hvs.'], word(90, 120), 125),
    formed('hashicorp-terraform-token', 'Terraform Cloud token', 'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens', ['.atlasv1.'], '[A-Za-z0-9=_-]{60,70}', 90, { before: '[A-Za-z0-9]{14}' }),
    formed('heroku-key', 'Heroku API key', 'https://devcenter.heroku.com/articles/authentication', ['HRKU-AA'], word(58), 65),
    formed('hubspot-private-app-token', 'HubSpot private app token', 'https://developers.hubspot.com/docs/guides/apps/private-apps/overview', ['pat-na1-', 'pat-eu1-', 'pat-na2-', 'pat-ap1-'], uuid, 46),
    formed('hugging-face-token', 'Hugging Face token', 'https://huggingface.co/docs/hub/security-tokens', ['hf_', 'api_org_'], '[A-Za-z]{34}', 42),
    formed('infracost-token', 'Infracost API token', 'https://www.infracost.io/docs/', ['ico-'], alnum(32), 36),
    formed('instagram-token', 'Instagram access token', 'https://developers.facebook.com/docs/instagram-platform/', ['IGQV', 'IGAA'], word(80, 250), 260),
    formed('intra42-client-secret', '42 Intra client secret', 'https://api.intra.42.fr/apidoc', ['s-s4t2ud-', 's-s4t2af-'], hex(64), 74),
    formed('jfrog-identity-token', 'JFrog reference token', 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens', ['eyJ2ZXIiOiIyIiwidHlwIjoiSldUIiwiYWxnIjoiUlMyNTYiLCJraWQiOi'], '[A-Za-z0-9._-]{100,1500}', 1600),
    formed('langsmith-key', 'LangSmith API key', 'https://docs.smith.langchain.com/', ['lsv2_pt_', 'lsv2_sk_'], `${hex(32)}_${hex(10)}`, 52),
    formed('launchdarkly-sdk-key', 'LaunchDarkly key', 'https://launchdarkly.com/docs/sdk/concepts/client-side-server-side', ['sdk-', 'api-', 'mob-'], uuid, 40),
    formed('linear-api-key', 'Linear API key', 'https://linear.app/developers/graphql', ['lin_api_', 'lin_oauth_'], '[A-Za-z0-9]{40,64}', 74),
    formed('line-channel-token', 'Line channel token', 'https://developers.line.biz/en/docs/messaging-api/channel-access-tokens/', ['lc_at_'], word(40, 180), 190),
    formed('mailchimp-transactional-key', 'Mailchimp Transactional key', 'https://mailchimp.com/developer/transactional/docs/fundamentals/', ['md-'], '[A-Za-z0-9_-]{22}', 25, { isMixed: true }),
    formed('mailgun-key', 'Mailgun private key', 'https://documentation.mailgun.com/docs/mailgun/api-reference/mg-auth', ['key-'], hex(32), 36),
    formed('mapbox-secret-token', 'Mapbox secret token', 'https://docs.mapbox.com/accounts/guides/tokens/', ['sk.eyJ'], '[A-Za-z0-9_-]{50,200}\\.[A-Za-z0-9_-]{20,24}', 240),
    formed('maxmind-license-key', 'MaxMind licence key', 'https://support.maxmind.com/hc/en-us/articles/4407111582235-Generate-a-License-Key', ['_mmk'], '', 46, { before: '[A-Za-z0-9]{6}_[A-Za-z0-9]{29}' }),
    formed('mercury-token', 'Mercury API token', 'https://docs.mercury.com/', ['secret-token:mercury_'], '[A-Za-z0-9_]{40,120}', 150),
    formed('mongodb-atlas-key', 'MongoDB Atlas service account secret', 'https://www.mongodb.com/docs/atlas/api/service-accounts-overview/', ['mdb_sa_sk_'], word(40, 60), 70),
    formed('netlify-token', 'Netlify personal access token', 'https://docs.netlify.com/api/get-started/', ['nfp_'], alnum(36, 40), 44),
    formed('neon-api-key', 'Neon API key', 'https://neon.com/docs/manage/api-keys', ['napi_'], alnum(64), 69),
    formed('new-relic-key', 'New Relic key', 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/', ['NRAK-', 'NRII-', 'NRIQ-', 'NRAA-'], '[A-Za-z0-9_-]{27,32}', 37),
    formed('notion-token', 'Notion integration token', 'https://developers.notion.com/docs/authorization', ['ntn_'], '[0-9]{11}[A-Za-z0-9]{35}', 50),
    formed('notion-legacy-token', 'Notion integration token', 'https://developers.notion.com/docs/authorization', ['secret_'], '[A-Za-z0-9]{43}', 50, { isMixed: true }),
    formed('nvidia-api-key', 'NVIDIA API key', 'https://docs.nvidia.com/nim/', ['nvapi-'], word(60, 70), 76),
    formed('octopus-deploy-key', 'Octopus Deploy API key', 'https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key', ['API-'], '[A-Z0-9]{25,32}', 36, { isMixed: true }),
    formed('openai-key', 'OpenAI API key', 'https://platform.openai.com/docs/api-reference/authentication', ['T3BlbkFJ'], '[A-Za-z0-9_-]{20,110}', 250, { before: '(?:sk-[A-Za-z0-9]{20}|sk-(?:proj|svcacct|admin|None)-[A-Za-z0-9_-]{20,130})' }),
    formed('openshift-user-token', 'OpenShift user token', 'https://docs.redhat.com/en/documentation/openshift_container_platform/', ['sha256~'], word(43), 50),
    formed('paypal-braintree-token', 'Braintree access token', 'https://developer.paypal.com/braintree/docs/guides/extend/oauth/access-tokens', ['access_token$production$'], `[a-z0-9]{16}\\$${hex(32)}`, 73),
    formed('perplexity-key', 'Perplexity API key', 'https://docs.perplexity.ai/', ['pplx-'], alnum(48), 53),
    formed('pinecone-key', 'Pinecone API key', 'https://docs.pinecone.io/', ['pcsk_'], '[A-Za-z0-9_]{60,90}', 96),
    formed('plaid-access-token', 'Plaid access token', 'https://plaid.com/docs/api/tokens/', ['access-sandbox-', 'access-development-', 'access-production-'], uuid, 60),
    formed('planetscale-token', 'PlanetScale token', 'https://planetscale.com/docs/concepts/service-tokens', ['pscale_tkn_', 'pscale_oauth_', 'pscale_pw_'], '[A-Za-z0-9_=.-]{32,64}', 78),
    formed('posthog-personal-key', 'PostHog personal API key', 'https://posthog.com/docs/api', ['phx_'], word(40, 60), 66),
    formed('postman-key', 'Postman API key', 'https://learning.postman.com/docs/developer/postman-api/authentication/', ['PMAK-'], `${hex(24)}-${hex(34)}`, 64),
    formed('prefect-token', 'Prefect API key', 'https://docs.prefect.io/', ['pnu_'], alnum(36), 40),
    formed('pulumi-token', 'Pulumi access token', 'https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/', ['pul-'], hex(40), 44),
    formed('pypi-token', 'PyPI upload token', 'https://pypi.org/help/#apitoken', ['pypi-AgEIcHlwaS5vcmc', 'pypi-AgENdGVzdC5weXBpLm9yZw'], word(50, 1000), 1040),
    formed('readme-token', 'ReadMe API key', 'https://docs.readme.com/main/reference/authentication', ['rdme_'], '[a-z0-9]{70}', 75),
    formed('replicate-token', 'Replicate API token', 'https://replicate.com/docs/topics/security/api-tokens', ['r8_'], alnum(37), 40),
    formed('resend-key', 'Resend API key', 'https://resend.com/docs/dashboard/api-keys/introduction', ['re_'], `${alnum(8)}_${alnum(24)}`, 36),
    formed('rubygems-key', 'RubyGems API key', 'https://guides.rubygems.org/api-key-scopes/', ['rubygems_'], hex(48), 57),
    formed('scalingo-token', 'Scalingo API token', 'https://developers.scalingo.com/', ['tk-us-'], word(48), 54),
    formed('sendgrid-key', 'SendGrid API key', 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys', ['SG.'], '[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}', 69),
    formed('sentry-org-token', 'Sentry organisation token', 'https://docs.sentry.io/account/auth-tokens/', ['sntrys_eyJpYXQiO'], '[A-Za-z0-9+/=_]{60,450}', 470),
    formed('sentry-user-token', 'Sentry user token', 'https://docs.sentry.io/account/auth-tokens/', ['sntryu_'], hex(64), 71),
    formed('settlemint-token', 'SettleMint token', 'https://console.settlemint.com/documentation/', ['sm_aat_', 'sm_pat_', 'sm_sat_'], alnum(16), 23),
    formed('shippo-token', 'Shippo API token', 'https://docs.goshippo.com/docs/guides_general/authentication/', ['shippo_live_', 'shippo_test_'], hex(40), 52),
    formed('shopify-token', 'Shopify token', 'https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens', ['shpat_', 'shpca_', 'shppa_', 'shpss_'], '[A-Fa-f0-9]{32}', 38),
    formed('slack-token', 'Slack token', 'https://api.slack.com/concepts/token-types', ['xoxb-', 'xoxp-', 'xoxa-', 'xoxr-', 'xoxs-', 'xoxo-'], '[0-9]{8,14}(?:-[0-9]{8,14}){0,2}-[A-Za-z0-9]{18,64}', 120),
    formed('slack-app-token', 'Slack app-level token', 'https://api.slack.com/concepts/token-types', ['xapp-'], '[0-9]-[A-Z0-9]{9,12}-[0-9]{10,14}-[a-z0-9]{64}', 105),
    formed('slack-configuration-token', 'Slack configuration token', 'https://api.slack.com/reference/manifests#config-tokens', ['xoxe.xoxb-', 'xoxe.xoxp-', 'xoxe-'], '[0-9]-[A-Za-z0-9]{146,166}', 180),
    formed('slack-webhook', 'Slack webhook address', 'https://api.slack.com/messaging/webhooks', ['hooks.slack.com/services/', 'hooks.slack.com/workflows/', 'hooks.slack.com/triggers/'], '[A-Za-z0-9+/]{43,80}', 110),
    formed('sonarqube-token', 'SonarQube token', 'https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens/', ['squ_', 'sqp_', 'sqa_'], hex(40), 44),
    formed('sourcegraph-token', 'Sourcegraph access token', 'https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token', ['sgp_'], '(?:(?:[a-fA-F0-9]{16}|local)_)?[a-fA-F0-9]{40}', 62),
    formed('square-token', 'Square access token', 'https://developer.squareup.com/docs/build-basics/access-tokens', ['sq0atp-', 'sq0csp-', 'EAAAE', 'EAAAl'], word(22, 60), 68),
    formed('stripe-key', 'Stripe key', 'https://docs.stripe.com/keys', ['sk_live_', 'rk_live_', 'sk_prod_', 'rk_prod_'], alnum(24, 247), 260),
    formed('stripe-test-key', 'Stripe test key', 'https://docs.stripe.com/keys', ['sk_test_', 'rk_test_'], alnum(24, 247), 260),
    formed('stripe-webhook-secret', 'Stripe webhook secret', 'https://docs.stripe.com/webhooks', ['whsec_'], '[A-Za-z0-9+/]{32,64}', 72),
    formed('supabase-secret-key', 'Supabase secret key', 'https://supabase.com/docs/guides/api/api-keys', ['sb_secret_', 'sbp_'], '[A-Za-z0-9_-]{31,60}', 72),
    formed('tailscale-key', 'Tailscale key', 'https://tailscale.com/kb/1085/auth-keys', ['tskey-auth-', 'tskey-api-', 'tskey-client-', 'tskey-scim-', 'tskey-webhook-'], `${alnum(8, 20)}(?:CNTRL)?-[A-Za-z0-9]{16,40}`, 80),
    formed('teams-webhook', 'Microsoft Teams webhook address', 'https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/', ['webhook.office.com/webhookb2/'], `${uuid}@${uuid}/IncomingWebhook/${hex(32)}/${uuid}`, 190),
    formed('telegram-bot-token', 'Telegram bot token', 'https://core.telegram.org/bots/api#authorizing-your-bot', [':AA'], '[A-Za-z0-9_-]{33}', 52, { before: '[0-9]{8,12}' }),
    formed('xai-key', 'xAI API key', 'https://docs.x.ai/', ['xai-'], alnum(80), 84),
    formed('twilio-api-key', 'Twilio API key', 'https://www.twilio.com/docs/iam/api-keys', ['SK'], '[a-f0-9]{32}', 34),
    formed('typeform-token', 'Typeform token', 'https://www.typeform.com/developers/get-started/personal-access-token/', ['tfp_'], '[A-Za-z0-9_.=-]{40,59}', 64),
    formed('vercel-token', 'Vercel token', 'https://vercel.com/docs/rest-api', ['vercel_blob_rw_', 'vcp_'], '[A-Za-z0-9_]{24,60}', 76),
    formed('yandex-api-key', 'Yandex Cloud API key', 'https://yandex.cloud/en/docs/iam/concepts/authorization/api-key', ['AQVN'], word(35, 38), 42),
    formed('yandex-iam-token', 'Yandex Cloud IAM token', 'https://yandex.cloud/en/docs/iam/concepts/authorization/iam-token', ['t1.'], '[A-Za-z0-9_-]{100,400}={0,2}\\.[A-Za-z0-9_-]{86}={0,2}', 500),
];

;// CONCATENATED MODULE: ./.build/src/facts/secret-kinds/github-fine-grained-token.js

const githubFineGrainedToken = {
    id: 'github-fine-grained-token',
    title: 'A fine-grained GitHub token',
    source: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github',
    keywords: ['github_pat_'],
    pattern: /(?<![A-Za-z0-9])(?<value>github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})(?![A-Za-z0-9_])/g,
    window: 110,
    prove: (value) => proveByForm(value.slice(11)),
};
/* harmony default export */ const github_fine_grained_token = (githubFineGrainedToken);

;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = require("node:zlib");
;// CONCATENATED MODULE: ./.build/src/facts/secret-kinds/checksum.js

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/**
 * GitHub and npm tokens end in six base-62 digits of the CRC-32 of the random part before them.
 * Source: GitHub, "Behind GitHub's new authentication token formats" (2021).
 */
function hasValidChecksum(random, digits) {
    let rest = (0,external_node_zlib_namespaceObject.crc32)(random);
    let expected = '';
    while (rest > 0) {
        expected = `${base62.charAt(rest % 62)}${expected}`;
        rest = Math.floor(rest / 62);
    }
    return expected.padStart(6, '0') === digits;
}

;// CONCATENATED MODULE: ./.build/src/facts/secret-kinds/github-token.js


const githubToken = {
    id: 'github-token',
    title: 'A GitHub token',
    source: 'https://github.blog/engineering/behind-githubs-new-authentication-token-formats/',
    keywords: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
    pattern: /(?<![A-Za-z0-9])(?<value>gh[pousr]_[A-Za-z0-9]{36})(?![A-Za-z0-9_])/g,
    window: 64,
    prove: (value) => {
        if (isRegular(value.slice(4)))
            return 'placeholder';
        return hasValidChecksum(value.slice(4, 34), value.slice(34)) ? 'checksum-valid' : 'checksum-invalid';
    },
};
/* harmony default export */ const github_token = (githubToken);

;// CONCATENATED MODULE: ./.build/src/facts/secret-kinds/json-web-token.js
const jsonWebToken = {
    id: 'json-web-token',
    title: 'A JSON Web Token',
    source: 'RFC 7519; RFC 7515, section 7.1',
    // `{"` in base 64.
    keywords: ['eyJ'],
    pattern: /(?<![A-Za-z0-9_-])(?<value>eyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{4,4000}\.[A-Za-z0-9_-]{0,1000})(?![A-Za-z0-9_-])/g,
    window: 7100,
    prove,
    expiresAt,
};
/* harmony default export */ const json_web_token = (jsonWebToken);
/** The sample of jwt.io, by the name in it. */
const sampleNames = /"name":"John Doe"/;
function prove(token) {
    const [header = '', payload = '', signature = ''] = token.split('.');
    const algorithm = /"alg"\s*:\s*"([^"]*)"/.exec(json_web_token_decoded(header))?.[1];
    if (algorithm === undefined || algorithm.toLowerCase() === 'none' || signature.length < 20)
        return 'checksum-invalid';
    if (sampleNames.test(json_web_token_decoded(payload)))
        return 'published';
    return 'structure';
}
/** RFC 7519, section 4.1.4: seconds since 1970. */
function expiresAt(token) {
    const seconds = Number(/"exp"\s*:\s*([0-9]{9,11})\b/.exec(json_web_token_decoded(token.split('.')[1] ?? ''))?.[1]);
    return seconds > 0 ? new Date(seconds * 1000).toISOString() : null;
}
function json_web_token_decoded(part) {
    const base64 = part.replaceAll('-', '+').replaceAll('_', '/');
    return atob(base64.slice(0, base64.length - (base64.length % 4 === 1 ? 1 : 0)));
}

;// CONCATENATED MODULE: ./.build/src/facts/secret-kinds/npm-token.js


const npmToken = {
    id: 'npm-token',
    title: 'An npm access token',
    source: 'https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/',
    keywords: ['npm_'],
    pattern: /(?<![A-Za-z0-9])(?<value>npm_[A-Za-z0-9]{36})(?![A-Za-z0-9_])/g,
    window: 64,
    prove: (value) => {
        if (isRegular(value.slice(4)))
            return 'placeholder';
        return hasValidChecksum(value.slice(4, 34), value.slice(34)) ? 'checksum-valid' : 'checksum-invalid';
    },
};
/* harmony default export */ const npm_token = (npmToken);

;// CONCATENATED MODULE: ./.build/src/facts/secret-kinds/private-key.js

/** PEM: 64 base-64 characters decode to 48 bytes; no private key of any use is shorter than 32 bytes. */
const shortestBody = 40;
const privateKey = {
    id: 'private-key',
    title: 'A private key',
    source: 'RFC 7468; OpenSSH PROTOCOL.key',
    keywords: ['PRIVATE KEY-----', 'PRIVATE KEY BLOCK-----'],
    pattern: /-----BEGIN (?:[A-Z0-9]{1,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----(?<value>(?:[^-]|-(?!----)){0,12000})-----END (?:[A-Z0-9]{1,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----/g,
    window: 12_200,
    prove: proveKey,
};
/* harmony default export */ const private_key = (privateKey);
function proveKey(block) {
    // Keys stand in string literals too, with their line breaks escaped.
    const lines = block
        .split(/\\r\\n|\\n|\r?\n/)
        // Looking behind keeps a long run of blanks from being tried from each of its characters.
        .map((line) => line.replace(/^[\s"'`+,;#*/>|-]+|(?<![\s"'`+,;\\|])[\s"'`+,;\\|]+$/g, ''));
    if (lines.some((line) => /^Proc-Type: 4,ENCRYPTED/.test(line)))
        return 'encrypted';
    const body = lines.filter((line) => /^[A-Za-z0-9+/=_-]+$/.test(line)).join('');
    // Zero bytes are runs of A in base 64: OpenSSH's header has nine in a row, and a real key after them.
    const dense = body.replace(/A{4,}/g, 'A');
    if (dense.length < shortestBody || isRegular(dense.slice(0, 100)))
        return 'placeholder';
    return private_key_isEncrypted(body) ? 'encrypted' : 'structure';
}
/** PKCS 8 under PBES2 names that algorithm; OpenSSH names its cipher; both near the start. */
function private_key_isEncrypted(body) {
    const head = atobOrEmpty(body.slice(0, 200 - (200 % 4)));
    if (head.startsWith('openssh-key-v1\0'))
        return !head.slice(15, 40).includes('none');
    // 1.2.840.113549.1.5.13 (PBES2), DER.
    return head.includes('\x2a\x86\x48\x86\xf7\x0d\x01\x05\x0d');
}
function atobOrEmpty(text) {
    return /^[A-Za-z0-9+/]+=*$/.test(text) ? atob(text.slice(0, text.length - (text.length % 4))) : '';
}

;// CONCATENATED MODULE: ./.build/src/facts/secret-kinds/index.js







/** Kinds told by their form: those that prove more than their form first, each in a file of its own. */
const secretKinds = [
    private_key,
    github_token,
    github_fine_grained_token,
    npm_token,
    aws_access_key,
    json_web_token,
    ...formedKinds,
];

;// CONCATENATED MODULE: ./.build/src/facts/secret-kinds/named.js
const named_uuid = /^[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$/i;
// biome-ignore format: one line a kind
const namedKinds = [
    row('adafruit-key', 'Adafruit IO key', 'https://io.adafruit.com/api/docs/', ['adafruit'], /^[a-z0-9_-]{32}$/i),
    row('adobe-client-key', 'Adobe client credential', 'https://developer.adobe.com/developer-console/docs/', ['adobe'], /^[a-f0-9]{32}$/i),
    row('airtable-key', 'Airtable API key', 'https://airtable.com/developers/web/api/introduction', ['airtable'], /^key[A-Za-z0-9]{14}$/),
    row('algolia-key', 'Algolia API key', 'https://www.algolia.com/doc/guides/security/api-keys/', ['algolia'], /^[a-f0-9]{32}$/i),
    row('alibaba-secret-key', 'Alibaba Cloud secret key', 'https://www.alibabacloud.com/help/en/ram/', ['alibaba', 'aliyun'], /^[A-Za-z0-9]{30}$/),
    row('amplitude-key', 'Amplitude secret key', 'https://amplitude.com/docs/apis/authentication', ['amplitude'], /^[a-f0-9]{32}$/),
    row('asana-secret', 'Asana client secret', 'https://developers.asana.com/docs/oauth', ['asana'], /^[a-z0-9]{32}$/i),
    row('atlassian-token', 'Atlassian API token', 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/', ['atlassian', 'confluence', 'jira'], /^[A-Za-z0-9]{24}$/),
    row('auth0-secret', 'Auth0 client secret', 'https://auth0.com/docs/get-started/applications', ['auth0'], /^[A-Za-z0-9_-]{64}$/),
    row('aws-secret-key', 'AWS secret access key', 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html', ['aws', 'secretaccesskey', 's3secret', 'amazon'], /^[A-Za-z0-9/+]{40}$/),
    row('azure-storage-key', 'Azure storage account key', 'https://learn.microsoft.com/en-us/azure/storage/common/storage-account-keys-manage', ['accountkey', 'azure', 'storagekey', 'cosmos'], /^[A-Za-z0-9+/]{86}==$/),
    row('azure-service-key', 'Azure service key', 'https://learn.microsoft.com/en-us/azure/ai-services/authentication', ['azure', 'cognitive', 'subscriptionkey', 'ocpapim'], /^[a-f0-9]{32}$/i),
    row('azure-devops-token', 'Azure DevOps token', 'https://learn.microsoft.com/en-us/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate', ['azuredevops', 'vsts', 'tfspat', 'adopat'], /^[a-z0-9]{52}$/),
    row('binance-key', 'Binance API key', 'https://developers.binance.com/docs/binance-spot-api-docs', ['binance'], /^[A-Za-z0-9]{64}$/),
    row('bitbucket-key', 'Bitbucket client secret', 'https://support.atlassian.com/bitbucket-cloud/docs/use-oauth-on-bitbucket-cloud/', ['bitbucket'], /^(?:[a-z0-9]{32}|[a-z0-9=_-]{64})$/i),
    row('bitly-token', 'Bitly access token', 'https://dev.bitly.com/docs/getting-started/authentication/', ['bitly'], /^[a-f0-9]{40}$/),
    row('bittrex-key', 'Bittrex key', 'https://bittrex.github.io/api/', ['bittrex'], /^[a-z0-9]{32}$/i),
    row('bugsnag-key', 'Bugsnag API key', 'https://docs.bugsnag.com/api/data-access/', ['bugsnag'], /^[a-f0-9]{32}$/),
    row('circleci-token', 'CircleCI token', 'https://circleci.com/docs/managing-api-tokens/', ['circleci', 'circletoken'], /^[a-f0-9]{40}$/),
    row('cisco-meraki-key', 'Cisco Meraki API key', 'https://developer.cisco.com/meraki/api-v1/authorization/', ['meraki'], /^[a-f0-9]{40}$/),
    row('cloudflare-key', 'Cloudflare API key', 'https://developers.cloudflare.com/fundamentals/api/get-started/create-token/', ['cloudflare', 'cfapi', 'cftoken'], /^(?:[A-Za-z0-9_-]{40}|[a-f0-9]{37})$/),
    row('cloudinary-secret', 'Cloudinary API secret', 'https://cloudinary.com/documentation/cloudinary_credentials_tutorial', ['cloudinary'], /^[A-Za-z0-9_-]{27}$/),
    row('codecov-token', 'Codecov token', 'https://docs.codecov.com/docs/codecov-tokens', ['codecov'], new RegExp(`${named_uuid.source}|^[a-z0-9]{32}$`, 'i')),
    row('cohere-key', 'Cohere API key', 'https://docs.cohere.com/', ['cohere', 'coapikey'], /^[A-Za-z0-9]{40}$/),
    row('coinbase-token', 'Coinbase access token', 'https://docs.cdp.coinbase.com/', ['coinbase'], /^[A-Za-z0-9_-]{64}$/),
    row('confluent-key', 'Confluent Cloud secret', 'https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html', ['confluent'], /^(?:[A-Z0-9]{16}|[A-Za-z0-9+/]{64})$/),
    row('consul-token', 'Consul token', 'https://developer.hashicorp.com/consul/docs/security/acl/tokens', ['consul'], named_uuid),
    row('contentful-delivery-token', 'Contentful token', 'https://www.contentful.com/developers/docs/references/authentication/', ['contentful'], /^[A-Za-z0-9=_-]{43}$/),
    row('coveralls-token', 'Coveralls repository token', 'https://docs.coveralls.io/', ['coveralls'], /^[A-Za-z0-9]{32,37}$/),
    row('datadog-key', 'Datadog key', 'https://docs.datadoghq.com/account_management/api-app-keys/', ['datadog', 'ddapikey', 'ddappkey', 'ddapi', 'ddapp'], /^(?:[a-f0-9]{32}|[a-f0-9]{40})$/i),
    row('deepl-key', 'DeepL API key', 'https://developers.deepl.com/docs', ['deepl'], new RegExp(`${named_uuid.source.slice(0, -1)}(?::fx)?$`, 'i')),
    row('discord-token', 'Discord bot token', 'https://discord.com/developers/docs/reference#authentication', ['discord', 'bottoken'], /^[MNO][A-Za-z0-9_-]{23,28}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}$/),
    row('discord-client-secret', 'Discord client secret', 'https://discord.com/developers/docs/topics/oauth2', ['discord'], /^(?:[A-Za-z0-9=_-]{32}|[a-f0-9]{64})$/),
    row('droneci-token', 'Drone token', 'https://docs.drone.io/', ['drone'], /^[A-Za-z0-9]{32}$/),
    row('dropbox-key', 'Dropbox credential', 'https://www.dropbox.com/developers/documentation/http/documentation', ['dropbox'], /^(?:[a-z0-9]{15}|[A-Za-z0-9]{11}AAAAAAAAAA[A-Za-z0-9_=-]{43})$/),
    row('elastic-key', 'Elastic API key', 'https://www.elastic.co/docs/deploy-manage/api-keys', ['elastic'], /^[A-Za-z0-9+/]{56,80}={0,2}$/),
    row('etsy-token', 'Etsy API key', 'https://developers.etsy.com/documentation/essentials/authentication', ['etsy'], /^[a-z0-9]{24}$/),
    row('facebook-secret', 'Facebook app secret', 'https://developers.facebook.com/docs/development/create-an-app/app-dashboard/basic-settings', ['facebook', 'fbapp', 'fbsecret', 'metaapp'], /^[a-f0-9]{32}$/),
    row('fastly-token', 'Fastly API token', 'https://www.fastly.com/documentation/reference/api/auth-tokens/', ['fastly'], /^[A-Za-z0-9=_-]{32}$/),
    row('finicity-token', 'Finicity credential', 'https://developer.mastercard.com/open-finance-us/documentation/', ['finicity'], /^(?:[a-f0-9]{32}|[A-Za-z0-9]{20})$/),
    row('finnhub-token', 'Finnhub token', 'https://finnhub.io/docs/api', ['finnhub'], /^[a-z0-9]{20}(?:[a-z0-9]{20})?$/),
    row('firebase-server-key', 'Firebase server key', 'https://firebase.google.com/docs/cloud-messaging/auth-server', ['firebase', 'fcm', 'serverkey'], /^AAAA[A-Za-z0-9_-]{7}:[A-Za-z0-9_-]{140}$/),
    row('flickr-token', 'Flickr key', 'https://www.flickr.com/services/api/', ['flickr'], /^(?:[a-f0-9]{32}|[a-f0-9]{16})$/),
    row('freshbooks-token', 'FreshBooks token', 'https://www.freshbooks.com/api/authentication', ['freshbooks'], /^[a-z0-9]{64}$/),
    row('freshdesk-key', 'Freshdesk API key', 'https://developers.freshdesk.com/api/', ['freshdesk'], /^[A-Za-z0-9]{20}$/),
    row('github-client-secret', 'GitHub OAuth client secret', 'https://docs.github.com/en/apps/oauth-apps', ['githubclientsecret', 'githubsecret', 'githuboauth', 'ghclientsecret'], /^[a-f0-9]{40}$/),
    row('gitter-token', 'Gitter token', 'https://developer.gitter.im/', ['gitter'], /^[a-z0-9_-]{40}$/),
    row('google-client-secret', 'Google client secret', 'https://developers.google.com/identity/protocols/oauth2', ['googleclientsecret', 'googlesecret', 'gcpsecret'], /^[A-Za-z0-9_-]{24}$/),
    row('heroku-legacy-key', 'Heroku API key', 'https://devcenter.heroku.com/articles/authentication', ['heroku'], named_uuid),
    row('honeycomb-key', 'Honeycomb API key', 'https://docs.honeycomb.io/configure/environments/manage-api-keys/', ['honeycomb'], /^[A-Za-z0-9]{22,32}$/),
    row('hubspot-key', 'HubSpot API key', 'https://developers.hubspot.com/docs', ['hubspot', 'hapikey'], named_uuid),
    row('ibm-cloud-key', 'IBM Cloud API key', 'https://cloud.ibm.com/docs/account?topic=account-userapikey', ['ibmcloud', 'bluemix', 'watson'], /^[A-Za-z0-9_-]{44}$/),
    row('intercom-token', 'Intercom access token', 'https://developers.intercom.com/docs/build-an-integration/learn-more/authentication', ['intercom'], /^[A-Za-z0-9=_-]{60}$/),
    row('ipstack-key', 'apilayer key', 'https://apilayer.com/docs', ['ipstack', 'apilayer', 'fixer', 'currencylayer', 'weatherstack'], /^[a-f0-9]{32}$/),
    row('jfrog-token', 'JFrog key', 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens', ['jfrog', 'artifactory', 'bintray', 'xray'], /^(?:[A-Za-z0-9]{73}|[A-Za-z0-9]{64})$/),
    row('kraken-key', 'Kraken key', 'https://docs.kraken.com/api/', ['kraken'], /^[A-Za-z0-9/=_+-]{80,90}$/),
    row('kucoin-key', 'KuCoin key', 'https://www.kucoin.com/docs/', ['kucoin'], new RegExp(`${named_uuid.source}|^[a-f0-9]{24}$`, 'i')),
    row('lastfm-key', 'Last.fm key', 'https://www.last.fm/api/authentication', ['lastfm'], /^[a-f0-9]{32}$/),
    row('linear-client-secret', 'Linear client secret', 'https://linear.app/developers/oauth-2-0-authentication', ['linear'], /^[a-f0-9]{32}$/),
    row('linkedin-secret', 'LinkedIn client secret', 'https://learn.microsoft.com/en-us/linkedin/shared/authentication/authentication', ['linkedin'], /^[A-Za-z0-9]{16}$/),
    row('lob-key', 'Lob API key', 'https://docs.lob.com/', ['lob'], /^(?:live|test)_(?:pub_[a-f0-9]{31}|[a-f0-9]{35})$/),
    row('looker-secret', 'Looker API credential', 'https://cloud.google.com/looker/docs/api-auth', ['looker'], /^[A-Za-z0-9]{20,24}$/),
    row('mailchimp-key', 'Mailchimp API key', 'https://mailchimp.com/developer/marketing/guides/quick-start/', ['mailchimp'], /^[a-f0-9]{32}-us[0-9]{1,2}$/),
    row('mailgun-signing-key', 'Mailgun signing key', 'https://documentation.mailgun.com/', ['mailgun'], /^[a-h0-9]{32}-[a-h0-9]{8}-[a-h0-9]{8}$/),
    row('mailjet-key', 'Mailjet key', 'https://dev.mailjet.com/email/guides/', ['mailjet', 'mjapikey'], /^[a-f0-9]{32}$/),
    row('mattermost-token', 'Mattermost token', 'https://developers.mattermost.com/integrate/reference/personal-access-token/', ['mattermost'], /^[a-z0-9]{26}$/),
    row('messagebird-key', 'Bird key', 'https://developers.messagebird.com/', ['messagebird'], new RegExp(`${named_uuid.source}|^[A-Za-z0-9]{25}$`, 'i')),
    row('microsoft-client-secret', 'Microsoft client secret', 'https://learn.microsoft.com/en-us/entra/identity-platform/', ['azuread', 'msclientsecret', 'aadclientsecret', 'microsoftsecret'], /^[A-Za-z0-9_~.-]{32,40}$/),
    row('mixpanel-secret', 'Mixpanel secret', 'https://docs.mixpanel.com/', ['mixpanel'], /^[a-f0-9]{32}$/),
    row('netlify-legacy-token', 'Netlify token', 'https://docs.netlify.com/api/get-started/', ['netlify'], /^[A-Za-z0-9=_-]{40,46}$/),
    row('newsapi-key', 'News API key', 'https://newsapi.org/docs/authentication', ['newsapi'], /^[a-f0-9]{32}$/),
    row('nytimes-key', 'New York Times API key', 'https://developer.nytimes.com/get-started', ['nytimes', 'newyorktimes'], /^[A-Za-z0-9=_-]{32}$/),
    row('okta-token', 'Okta API token', 'https://developer.okta.com/docs/guides/create-an-api-token/', ['okta'], /^00[A-Za-z0-9_=-]{40}$/),
    row('onesignal-key', 'OneSignal REST API key', 'https://documentation.onesignal.com/docs/en/keys-and-ids', ['onesignal'], /^[A-Za-z0-9]{48}$/),
    row('openweather-key', 'OpenWeather API key', 'https://openweathermap.org/appid', ['openweather', 'weatherapi', 'appid'], /^[a-f0-9]{32}$/),
    row('opsgenie-key', 'Opsgenie API key', 'https://docs.opsgenie.com/docs/api-key-management', ['opsgenie'], named_uuid),
    row('pagerduty-key', 'PagerDuty key', 'https://support.pagerduty.com/main/docs/api-access-keys', ['pagerduty', 'pdintegration'], /^(?:[a-f0-9]{32}|[A-Za-z0-9+_-]{20})$/),
    row('paypal-secret', 'PayPal client secret', 'https://developer.paypal.com/api/rest/authentication/', ['paypal'], /^E[A-Za-z0-9_-]{79}$/),
    row('plaid-secret', 'Plaid secret', 'https://plaid.com/docs/quickstart/', ['plaid'], /^(?:[a-f0-9]{24}|[a-f0-9]{30})$/),
    row('privateai-key', 'Private AI API key', 'https://docs.private-ai.com/', ['privateai'], /^[a-z0-9]{32}$/),
    row('pubnub-secret', 'PubNub secret key', 'https://www.pubnub.com/docs/', ['pubnub'], /^sec-c-[A-Za-z0-9-]{36,60}$/),
    row('pusher-secret', 'Pusher secret', 'https://pusher.com/docs/channels/', ['pusher'], /^[a-f0-9]{20}$/),
    row('rapidapi-key', 'RapidAPI key', 'https://docs.rapidapi.com/docs/keys', ['rapidapi'], /^[A-Za-z0-9_-]{50}$/),
    row('razorpay-secret', 'Razorpay key secret', 'https://razorpay.com/docs/api/authentication/', ['razorpay'], /^[A-Za-z0-9]{24}$/),
    row('recaptcha-secret', 'reCAPTCHA secret key', 'https://developers.google.com/recaptcha/docs/verify', ['captcha'], /^6L[A-Za-z0-9_-]{38}$/),
    row('rollbar-token', 'Rollbar access token', 'https://docs.rollbar.com/docs/access-tokens', ['rollbar'], /^[a-f0-9]{32}$/),
    row('segment-write-key', 'Segment write key', 'https://segment.com/docs/connections/find-writekey/', ['segment', 'writekey'], /^[A-Za-z0-9]{32}$/),
    row('sendbird-token', 'Sendbird token', 'https://sendbird.com/docs', ['sendbird'], new RegExp(`${named_uuid.source}|^[a-f0-9]{40}$`, 'i')),
    row('sentry-token', 'Sentry token', 'https://docs.sentry.io/account/auth-tokens/', ['sentry'], /^[a-f0-9]{64}$/),
    row('shodan-key', 'Shodan API key', 'https://developer.shodan.io/', ['shodan'], /^[A-Za-z0-9]{32}$/),
    row('sidekiq-secret', 'Sidekiq gem credential', 'https://github.com/sidekiq/sidekiq/wiki/Commercial-FAQ', ['contribsys'], /^[a-f0-9]{8}:[a-f0-9]{8}$/),
    row('slack-signing-secret', 'Slack signing secret', 'https://api.slack.com/authentication/verifying-requests-from-slack', ['slack', 'signingsecret'], /^[a-f0-9]{32}$/),
    row('snyk-token', 'Snyk token', 'https://docs.snyk.io/snyk-api/authentication-for-api', ['snyk'], named_uuid),
    row('sonar-token', 'Sonar token', 'https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens/', ['sonar'], /^[a-f0-9]{40}$/),
    row('spotify-secret', 'Spotify client secret', 'https://developer.spotify.com/documentation/web-api/concepts/apps', ['spotify'], /^[a-f0-9]{32}$/),
    row('squarespace-token', 'Squarespace token', 'https://developers.squarespace.com/commerce-apis/authentication-and-permissions', ['squarespace'], named_uuid),
    row('strava-secret', 'Strava client secret', 'https://developers.strava.com/docs/getting-started/', ['strava'], /^[a-f0-9]{40}$/),
    row('sumologic-key', 'Sumo Logic access credential', 'https://help.sumologic.com/docs/manage/security/access-keys/', ['sumo'], /^(?:su[A-Za-z0-9]{12}|[A-Za-z0-9]{64})$/),
    row('travisci-token', 'Travis CI token', 'https://docs.travis-ci.com/user/triggering-builds/', ['travis'], /^[A-Za-z0-9_-]{22}$/),
    row('trello-key', 'Trello credential', 'https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/', ['trello'], /^(?:[a-f0-9]{32}|[a-f0-9]{64}|ATTA[a-f0-9]{72})$/),
    row('twilio-auth-token', 'Twilio auth token', 'https://www.twilio.com/docs/iam/api/authtoken', ['twilio'], /^[a-f0-9]{32}$/),
    row('twitch-secret', 'Twitch credential', 'https://dev.twitch.tv/docs/authentication/', ['twitch'], /^[a-z0-9]{30}$/),
    row('twitter-credential', 'X credential', 'https://docs.x.com/resources/fundamentals/authentication', ['twitter', 'consumersecret', 'consumerkey'], /^(?:[A-Za-z0-9]{25}|[A-Za-z0-9]{45}|[A-Za-z0-9]{50}|[0-9]{15,25}-[A-Za-z0-9]{20,40}|A{22}[A-Za-z0-9%]{80,100})$/),
    row('unsplash-key', 'Unsplash key', 'https://unsplash.com/documentation', ['unsplash'], /^[A-Za-z0-9_-]{43}$/),
    row('vonage-secret', 'Vonage API secret', 'https://developer.vonage.com/en/account/overview', ['nexmo', 'vonage'], /^[A-Za-z0-9]{16}$/),
    row('wakatime-key', 'WakaTime API key', 'https://wakatime.com/developers', ['wakatime'], new RegExp(`^(?:waka_)?${named_uuid.source.slice(1)}`, 'i')),
    row('wandb-key', 'Weights & Biases API key', 'https://docs.wandb.ai/', ['wandb'], /^[a-f0-9]{40}$/),
    row('webflow-token', 'Webflow token', 'https://developers.webflow.com/', ['webflow'], /^[a-f0-9]{64}$/),
    row('yandex-aws-key', 'Yandex Cloud static key', 'https://yandex.cloud/en/docs/iam/concepts/authorization/access-key', ['yandex', 'ycsecret'], /^YC[A-Za-z0-9_-]{38}$/),
    row('zoom-credential', 'Zoom credential', 'https://developers.zoom.us/docs/', ['zoom'], /^[A-Za-z0-9]{32}$/),
    row('zendesk-key', 'Zendesk secret', 'https://developer.zendesk.com/api-reference/introduction/security-and-auth/', ['zendesk'], /^[A-Za-z0-9]{40}$/),
];
function row(id, title, source, names, form) {
    return { id, title, source, names, form };
}

;// CONCATENATED MODULE: ./.build/src/facts/suppressions/dialects.js
const plainly = { rules: [], reason: null, until: null };
const dialects = [
    { tool: 'certgate', marker: 'certgate-ignore', sign: 'before', read: readOwn },
    // https://github.com/gitleaks/gitleaks#gitleaksallow, https://docs.trufflesecurity.com/ignoring-secrets: no comment is asked for.
    { tool: 'gitleaks', marker: 'gitleaks:allow', sign: 'not needed', read: readWhole },
    { tool: 'trufflehog', marker: 'trufflehog:ignore', sign: 'not needed', read: readWhole },
    // https://github.com/Yelp/detect-secrets#inline-allowlisting
    { tool: 'detect-secrets', marker: 'pragma:', sign: 'on the line', read: readPragma },
    // https://semgrep.dev/docs/ignoring-files-folders-code
    { tool: 'semgrep', marker: 'nosem', sign: 'on the line', read: readSemgrep },
    // https://github.com/secretlint/secretlint/tree/master/packages/%40secretlint/secretlint-rule-filter-comments
    {
        tool: 'secretlint',
        marker: 'secretlint-disable',
        sign: 'before',
        end: 'secretlint-enable',
        read: readLinter,
    },
    // https://eslint.org/docs/latest/use/configure/rules
    { tool: 'eslint', marker: 'eslint-disable', sign: 'before', end: 'eslint-enable', read: readEslint },
];
/** `<check>: reason — until DATE`. Without its colon it gives no reason. */
function readOwn(rest) {
    const written = /^\s+([A-Za-z0-9/_-]{1,200})(?![A-Za-z0-9/_-])\s*(:?)(.*)$/s.exec(rest);
    if (written === null)
        return { scope: 'place', ...plainly };
    const [, check = '', colon = '', tail = ''] = written;
    const words = tail.trim();
    const at = endOfReason(words);
    const until = at === null ? null : /^[-–—(,;\s]*until\s+(\S*)/i.exec(words.slice(at))?.[1];
    const reason = colon === '' ? '' : words.slice(0, at ?? words.length).trim();
    return {
        scope: 'place',
        rules: [check],
        reason: reason === '' ? null : reason,
        until: until?.replace(/[).,;]+$/, '') ?? null,
    };
}
/** Where the last "— until …" begins: behind a dash whatever follows, elsewhere only if it is written like a day. */
function endOfReason(words) {
    const last = words.toLowerCase().lastIndexOf('until ');
    if (last === -1)
        return null;
    const before = words.slice(0, last);
    const dash = /(?:^|[\s(,;])[-–—]{1,2}\s*$/.exec(before.slice(-20));
    if (dash !== null)
        return Math.max(0, before.length - 20) + dash.index;
    return /^until\s+\d{4}-/i.test(words.slice(last)) && /(?:^|[\s(,;])$/.test(before) ? last : null;
}
function readWhole(rest) {
    return /^[\w-]/.test(rest) ? null : { scope: 'line', ...plainly };
}
function readPragma(rest) {
    const written = /^ ?(?:allow|white)list[ -](nextline[ -])?secret(?![\w-])/.exec(rest);
    if (written === null)
        return null;
    return { scope: written[1] === undefined ? 'line' : 'next-line', ...plainly };
}
function readSemgrep(rest) {
    const written = /^(?:grep)?(?![\w-])(?:\s*:\s*([\w.,/ -]{1,500}))?/.exec(rest);
    if (written === null)
        return null;
    return { scope: 'place', ...plainly, rules: namesIn(written[1]?.split(' -- ', 1)[0]) };
}
/** `-line`, `-next-line` or nothing; then names of rules; then a reason behind two dashes. */
function readLinter(rest) {
    const written = /^(-next-line|-line)?(?![\w-])(.*)$/s.exec(rest);
    if (written === null)
        return null;
    const [, suffix, tail = ''] = written;
    const dashes = /(?:^|\s)-{2,}\s/.exec(tail);
    const reason = dashes === null ? '' : tail.slice(dashes.index + dashes[0].length).trim();
    return {
        scope: suffix === '-line' ? 'line' : suffix === '-next-line' ? 'next-line' : 'block',
        rules: namesIn(dashes === null ? tail : tail.slice(0, dashes.index)),
        reason: reason === '' ? null : reason,
        until: null,
    };
}
/** Rules of ESLint and its plugins that are about security. */
const securityRule = /^(?:security|security-node|no-secrets|no-unsanitized|xss|scanjs-rules|@microsoft\/sdl)\/|^(?:@typescript-eslint\/)?no-(?:eval|implied-eval|new-func|script-url)$|^react\/no-danger|^(?:sonarjs|vue)\/(?:no-hardcoded-|no-v-html|hashing|code-eval|sql-queries|os-command|pseudo-random|insecure-|unverified-|weak-ssl)/;
/** Of the rules those about security; a comment about others is none of ours. */
function readEslint(rest) {
    const directive = readLinter(rest);
    const rules = directive?.rules.filter((rule) => securityRule.test(rule)) ?? [];
    return directive === null || rules.length === 0 ? null : { ...directive, rules };
}
/** Most names of rules that are kept of one comment. */
const mostNames = 20;
function namesIn(text = '') {
    const names = text.split(/[\s,]+/).filter((name) => /^[@\w][\w./@-]{0,199}$/.test(name));
    return names.slice(0, mostNames);
}

;// CONCATENATED MODULE: ./.build/src/facts/collectors/secrets.js









/** By what the text is searched for, lower case: kinds whose values hold it as it is, and those whose values do when decoded. */
const plainLiterals = new Map();
const encodedLiterals = new Map();
for (const kind of secretKinds) {
    for (const literal of kind.keywords) {
        list(plainLiterals, literal, { kind, literal });
        for (const form of encodedForms(literal))
            list(encodedLiterals, form, { kind, literal });
    }
}
const dialectOfMarker = new Map(dialects.map((dialect) => [dialect.marker, dialect]));
const keywords = [
    ...new Set([
        ...plainLiterals.keys(),
        ...encodedLiterals.keys(),
        ...nameKeywords,
        '://',
        ...dialectOfMarker.keys(),
    ]),
];
const names = new Set(nameKeywords);
/** One pass over the text finds every keyword; all else is tried only around what it finds. */
const scanner = new KeywordScanner(keywords);
function list(table, form, literal) {
    const key = form.toLowerCase();
    table.set(key, [...(table.get(key) ?? []), literal]);
}
/** Characters of a line kept around a value, on each side: enough to tell two lines apart. */
const contextCharacters = 200;
/** Of comments that ask to look away. What stands beyond them hides nothing. */
const mostMarks = 10_000;
/** Of look-alikes that are none, a file tells no more: the first ones show what it is full of. */
const mostDismissed = 100;
/**
 * Every place in a text that has the form of a credential, or the name of one, in order. Two kinds never report the same
 * place: what is told by its own form goes before what is told by its name. `isBareAllowed`: values need no quotes.
 */
function secretCandidates(text, isBareAllowed = false) {
    return scanSecrets(text, isBareAllowed).candidates;
}
function scanSecrets(text, isBareAllowed) {
    const { found, marks } = scanned(text, isBareAllowed);
    return { candidates: candidatesOf(text, found), marks, values: () => valuesOf(text, found) };
}
function valuesOf(text, found) {
    const values = found
        .filter(({ proof }) => !isLookAlike(proof))
        .map(({ start, end }) => text.slice(start, end));
    return [...new Set(values)].sort((left, right) => right.length - left.length);
}
function scanned(text, isBareAllowed) {
    const stretches = new Stretches();
    const encoded = new EncodedRuns(text);
    const marks = [];
    const named = [];
    let nameEnd = 0;
    scanner.scan(text, (hit) => {
        const keyword = keywords[hit.keyword] ?? '';
        for (const { kind } of plainLiterals.get(keyword) ?? [])
            stretches.add(kind, hit);
        for (const literal of encodedLiterals.get(keyword) ?? [])
            encoded.add(literal, hit);
        const dialect = dialectOfMarker.get(keyword);
        if (dialect !== undefined) {
            if (marks.length < mostMarks && text.startsWith(keyword, hit.start))
                marks.push({ dialect, at: hit.start });
        }
        else if (keyword === '://') {
            named.push(...urlCredential(text, hit));
        }
        else if (names.has(keyword) && hit.start >= nameEnd) {
            const found = namedCredential(text, hit, isBareAllowed);
            nameEnd = found.nameEnd;
            named.push(...found.candidates);
        }
    });
    const formed = stretches.all.flatMap(({ kind, start, end }) => formedIn(text, kind, start, end));
    return { found: withoutOverlaps([...formed, ...encoded.all, ...named]), marks };
}
/** Windows around the keywords, those of one kind joined where they overlap: no pattern meets a character twice. */
class Stretches {
    all = [];
    #last = new Map();
    add(kind, hit) {
        const start = Math.max(0, hit.start - kind.window);
        const end = hit.end + kind.window;
        const before = this.#last.get(kind);
        if (before !== undefined && start <= before.end) {
            before.end = Math.max(before.end, end);
            return;
        }
        const stretch = { kind, start, end };
        this.#last.set(kind, stretch);
        this.all.push(stretch);
    }
}
function formedIn(text, kind, from, to) {
    return [...text.slice(from, to).matchAll(kind.pattern)].flatMap((hit) => {
        const value = hit.groups?.['value'];
        if (value === undefined)
            return [];
        const start = from + hit.index + hit[0].indexOf(value);
        return { ...judged(kind, value), start, end: start + value.length };
    });
}
/** In base 64 or in hex, as settings and other people's programs like them. A run is decoded once, and what is in it is not. */
class EncodedRuns {
    all = [];
    #text;
    /** Where the last run ended in which a literal was looked for. */
    #ends = new Map();
    constructor(text) {
        this.#text = text;
    }
    add(literal, hit) {
        if (hit.start < (this.#ends.get(literal) ?? 0))
            return;
        const { start, end, plain } = encodedRunAt(this.#text, hit.start, literal.literal);
        this.#ends.set(literal, end);
        if (plain === null)
            return;
        for (const { groups } of plain.matchAll(literal.kind.pattern)) {
            const value = groups?.['value'];
            if (value !== undefined)
                this.all.push({ ...judged(literal.kind, value), start, end });
        }
    }
}
function judged(kind, value) {
    return { kind: kind.id, proof: kind.prove(value), expiresAt: kind.expiresAt?.(value) ?? null };
}
function urlCredential(text, { start }) {
    const found = urlCredentialAt(text, start);
    return found === null ? [] : [{ kind: 'url-credential', ...found }];
}
function namedCredential(text, hit, isBareAllowed) {
    const assignment = assignmentAt(text, hit, isBareAllowed);
    if (assignment === null)
        return { nameEnd: hit.end, candidates: [] };
    const { name, nameEnd, start, end } = assignment;
    const meaning = meaningOf(name);
    if (meaning === null)
        return { nameEnd, candidates: [] };
    const value = withoutScheme(assignment.value.text);
    const password = /^auth(?:orization)?$/i.test(name) ? passwordIn(value) : null;
    if (password !== null) {
        const proof = proofOf('password', 'password', { text: password, isQuoted: true, isBareAllowed: true });
        return { nameEnd, candidates: [{ kind: 'password', start, end, proof }] };
    }
    const proof = proofOf(name, meaning, { ...assignment.value, text: value });
    const proved = proof === 'random' || proof === 'uuid' || proof === 'weak' || proof === 'strong-password';
    const kind = proved && meaning !== 'about' ? namedKindOf(name, value) : undefined;
    if (kind !== undefined)
        return { nameEnd, candidates: [{ kind, start, end, proof: 'structure' }] };
    // "key" says too little to speak of anything but what only a machine draws, and "pass" is what tests do.
    if ((meaning === 'key' || /^pass$/i.test(name)) && proof !== 'random')
        return { nameEnd, candidates: [] };
    return {
        nameEnd,
        candidates: [{ kind: meaning === 'password' ? 'password' : 'secret', start, end, proof }],
    };
}
/** `Bearer x`, `Basic x`, `token x` are x. */
function withoutScheme(text) {
    return text.replace(/^(?:Bearer|Basic|Token|ApiKey)\s+/i, '');
}
/** RFC 7617: user and password, a colon between them, in base 64. */
function passwordIn(value) {
    const plain = plainTextOf(value);
    return plain === null || !plain.includes(':') ? null : plain.slice(plain.indexOf(':') + 1);
}
function namedKindOf(name, value) {
    const flat = wordsOf(name).join('');
    return namedKinds.find(({ names, form }) => names.some((one) => flat.includes(one)) && form.test(value))
        ?.id;
}
/** In the order of their places; of two that overlap, the first given stays. */
function withoutOverlaps(found) {
    const sorted = found
        .map((one, rank) => ({ ...one, rank }))
        .sort((left, right) => left.start - right.start || left.rank - right.rank);
    const kept = [];
    for (const one of sorted) {
        const before = kept.at(-1);
        if (before === undefined || before.end <= one.start)
            kept.push(one);
        else if (one.rank < before.rank)
            kept[kept.length - 1] = one;
    }
    return kept;
}
function candidatesOf(text, found) {
    const candidates = [];
    let line = 1;
    let nextBreak = text.indexOf('\n');
    let dismissed = 0;
    for (const [index, { kind, start, end, proof, expiresAt }] of found.entries()) {
        for (; nextBreak !== -1 && nextBreak < start; nextBreak = text.indexOf('\n', nextBreak + 1))
            line += 1;
        if (isLookAlike(proof))
            dismissed += 1;
        if (isLookAlike(proof) && dismissed > mostDismissed)
            continue;
        const length = end - start;
        const values = valuesAround(text, found, index);
        const context = contextOf(text, start, length, values);
        const candidate = { kind, line, context, length, proof };
        candidates.push(typeof expiresAt === 'string' ? { ...candidate, expiresAt } : candidate);
    }
    return candidates;
}
/** Values so near that they may stand in the context of the one at `index`; of many on a line, the nearest. */
function valuesAround(text, found, index) {
    return found
        .slice(Math.max(0, index - 10), index + 11)
        .filter(({ proof }) => !isLookAlike(proof))
        .map(({ start, end }) => text.slice(start, end));
}
/** There is no literal that could be one. */
function isLookAlike(proof) {
    return ['name-only', 'reference', 'computed', 'names-itself', 'about-credentials', 'weak'].includes(proof);
}
/**
 * What stands before and behind the value on its lines. Other credentials there are taken out as well (`values`: those
 * nearby), and so is a word that the end of the context cuts in two: it may be what is left of one.
 */
function contextOf(text, at, length, values) {
    const start = Math.max(0, at - contextCharacters);
    const end = at + length + contextCharacters;
    const before = text.slice(start, at);
    const behind = text.slice(at + length, end);
    const whole = start === 0 ? before : before.replace(/^[A-Za-z0-9+/=_-]+/, '');
    const wholeBehind = end >= text.length ? behind : behind.replace(/(?<![A-Za-z0-9+/=_-])[A-Za-z0-9+/=_-]+$/, '');
    const line = `${whole.slice(whole.lastIndexOf('\n') + 1)}…${wholeBehind.split('\n', 1)[0] ?? ''}`;
    return values
        .reduce((rest, value) => rest.replaceAll(value, '…'), line)
        .replace(/[A-Za-z0-9+/=_-]{12,}/g, '…')
        .replace(/\s+/g, ' ')
        .trim();
}

;// CONCATENATED MODULE: ./.build/src/model/change.js
/** A range that holds every line of a file. */
const allLines = { start: 1, end: Number.MAX_SAFE_INTEGER };
function isInside(line, ranges) {
    return ranges.some(({ start, end }) => line >= start && line <= end);
}
/** Ranges of the side that is now, from a unified diff's hunk headers: `@@ -3,2 +3,4 @@`. */
function addedRanges(patch) {
    const ranges = [];
    let line = 0;
    for (const row of patch.split('\n')) {
        const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(row);
        if (hunk !== null) {
            line = Number(hunk[1]);
            continue;
        }
        // Before the first hunk stands the file's head, with a line of plus signs in it.
        if (line === 0)
            continue;
        if (row.startsWith('+')) {
            const last = ranges.at(-1);
            if (last?.end === line - 1)
                ranges[ranges.length - 1] = { start: last.start, end: line };
            else
                ranges.push({ start: line, end: line });
        }
        if (row.startsWith('+') || row.startsWith(' '))
            line += 1;
    }
    return ranges;
}
/** Path now → path then, of what was renamed. */
function renamesIn(changes) {
    return new Map(changes.flatMap(({ path, formerPath }) => (formerPath === null ? [] : [[path, formerPath]])));
}

;// CONCATENATED MODULE: ./.build/src/facts/collectors/suppressions.js

/** Of one file. What stands beyond them suppresses nothing. */
const mostComments = 1000;
/** Characters before and behind a marker that are looked at. */
const [farthestBefore, farthestBehind] = [200, 2000];
const longestReason = 300;
/**
 * Comments of any language that ask a scanner to look away, at the `marks` that its scan for secrets has found. `values`:
 * what is a credential in the text, and may not be told again.
 */
function suppressionComments(text, { marks, values }) {
    if (marks.length === 0)
        return [];
    const hidden = withoutCredentials(values());
    const blocks = new BlockEnds(text);
    const comments = [];
    /** Lines with nothing but a comment for the next one, and where they stand among the comments. */
    const alone = new Map();
    let line = { number: 1, start: 0, end: suppressions_lineEnd(text, 0) };
    for (const { dialect, at } of marks) {
        for (; line.end < at; line = next(text, line))
            ;
        const written = writtenAt(text, at, line, dialect);
        const directive = written === null ? null : dialect.read(written.rest);
        if (written === null || directive === null)
            continue;
        const isForNext = directive.scope === 'next-line' || (directive.scope === 'place' && written.isAlone);
        if (isForNext)
            alone.set(line.number, [...(alone.get(line.number) ?? []), comments.length]);
        comments.push({
            tool: dialect.tool,
            line: line.number,
            lines: directive.scope === 'block'
                ? { start: line.number, end: blocks.behind(at, line.number, dialect.end) }
                : on(isForNext ? lineBehind(text, at, line.number, written.close) : line.number),
            rules: directive.rules.map(hidden),
            reason: directive.reason === null ? null : shortened(hidden(directive.reason)),
            until: directive.until === null ? null : hidden(directive.until).slice(0, 20),
        });
        if (comments.length === mostComments)
            break;
    }
    return stacked(comments, alone);
}
const suppressions_signBefore = /(?:\/\/+!?|\/\*+!?|<!--+|\{\{!-*|\{#|#+!?|--+|;+|%+|^\s*\*+|\brem)$/i;
const signOnLine = /\/\/|\/\*|<!--|\{\{!|\{#|#|--|;|^\s*\*/g;
/** What stands before a comment of JSX that stands alone. */
const openings = new Set(['', '{']);
const closings = new Set(['', '}']);
function writtenAt(text, at, line, { marker, sign }) {
    const from = Math.max(line.start, at - farthestBefore);
    const before = text.slice(from, at);
    const found = sign === 'before' ? suppressions_signBefore.exec(before.trimEnd()) : [...before.matchAll(signOnLine)].at(-1);
    const behind = text.slice(at + marker.length, Math.min(line.end, at + marker.length + farthestBehind));
    if (found === null || found === undefined)
        return sign === 'not needed' ? { isAlone: false, rest: behind, close: null } : null;
    const close = closeOf(found[0].trim());
    const end = close === null ? -1 : behind.indexOf(close);
    const rest = end === -1 ? behind : behind.slice(0, end);
    const afterwards = end === -1 || close === null ? '' : behind.slice(end + close.length);
    const isAlone = from === line.start &&
        openings.has(before.slice(0, found.index).trim()) &&
        closings.has(afterwards.trim());
    return { isAlone, rest: rest.trimEnd(), close: end === -1 ? close : null };
}
function closeOf(sign) {
    if (sign.startsWith('/*') || sign.startsWith('*'))
        return '*/';
    if (sign.startsWith('<!--'))
        return '-->';
    if (sign.startsWith('{{!'))
        return '}}';
    return sign === '{#' ? '#}' : null;
}
/** The line behind a comment's end. */
function lineBehind(text, at, line, close) {
    if (close === null)
        return line + 1;
    const end = text.indexOf(close, at);
    if (end === -1 || end - at > farthestBehind)
        return line + 1;
    return line + breaksIn(text.slice(at, end)) + 1;
}
/** Where blocks end. Each stretch of the text is searched once, however many blocks begin in it. */
class BlockEnds {
    #text;
    #known = new Map();
    constructor(text) {
        this.#text = text;
    }
    behind(at, line, enable = '') {
        const known = this.#known.get(enable);
        if (known !== undefined && known.at >= at)
            return known.line;
        const end = enable === '' ? -1 : this.#text.indexOf(enable, at);
        const found = end === -1
            ? { at: Number.POSITIVE_INFINITY, line: allLines.end }
            : { at: end, line: line + breaksIn(this.#text.slice(at, end)) };
        this.#known.set(enable, found);
        return found.line;
    }
}
function on(line) {
    return { start: line, end: line };
}
/** Of several comments in a row, each for the line behind it, all are for the line behind the last. */
function stacked(comments, alone) {
    const targets = new Map();
    const isAlone = new Set([...alone.values()].flat());
    const backwards = comments.map((_, index) => comments.length - 1 - index);
    for (const index of backwards) {
        const comment = comments[index];
        if (comment === undefined || !isAlone.has(index))
            continue;
        const { start } = comment.lines;
        const [behind] = alone.get(start) ?? [];
        targets.set(index, behind === undefined ? start : (targets.get(behind) ?? start));
    }
    return comments.map((comment, index) => {
        const target = targets.get(index);
        return target === undefined ? comment : { ...comment, lines: on(target) };
    });
}
/** Takes out of a text what may be a credential: values found in its file, and words that no person would write. */
function withoutCredentials(values) {
    return (words) => values
        .reduce((rest, value) => rest.replaceAll(value, '…'), words)
        .replace(/[A-Za-z0-9+/=_-]{12,}/g, (word) => /[0-9]/.test(word) && /[A-Za-z]/.test(word) ? '…' : word);
}
function shortened(text) {
    return text.length <= longestReason ? text : `${text.slice(0, longestReason - 1)}…`;
}
function suppressions_lineEnd(text, from) {
    const end = text.indexOf('\n', from);
    return end === -1 ? text.length : end;
}
function next(text, { number, end }) {
    return { number: number + 1, start: end + 1, end: suppressions_lineEnd(text, end + 1) };
}
function breaksIn(text) {
    let breaks = 0;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
        breaks += 1;
    return breaks;
}

;// CONCATENATED MODULE: ./.build/src/facts/analyse.js




/** Git's own test: a NUL among the first bytes. */
const binaryHeadBytes = 8000;
/** Facts of one file: a pure function of its path's class and its bytes. */
async function analyse(pathClass, content) {
    const bytes = content.byteLength;
    if (content.subarray(0, binaryHeadBytes).includes(0)) {
        const code = binaryCode(pathClass, content);
        return {
            bytes,
            lines: 0,
            isBinary: true,
            generated: null,
            unread: null,
            secrets: [],
            suppressions: [],
            code,
        };
    }
    const text = new TextDecoder().decode(content);
    const lines = countLines(text);
    const generated = generatedReason(pathClass, text, lines);
    const scan = scanSecrets(text, pathClass === 'settings');
    const secrets = scan.candidates;
    const suppressions = suppressionComments(text, scan);
    const code = await analyseCode(pathClass, text, { bytes, generated });
    return { bytes, lines, isBinary: false, generated, unread: null, secrets, suppressions, code };
}
function countLines(text) {
    if (text === '')
        return 0;
    let lines = 0;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
        lines += 1;
    return text.endsWith('\n') ? lines : lines + 1;
}

;// CONCATENATED MODULE: ./.build/src/worker.js


/** One of the threads that compute facts: a file in, its facts out, as text. `FileAnalyser` is at the other end. */
const port = external_node_worker_threads_namespaceObject.parentPort;
const say = (message) => port?.postMessage(message);
let turn = Promise.resolve();
// One after the other, in the order they came: who is at the other end counts on it.
port?.on('message', ({ pathClass, content }) => {
    turn = turn.then(async () => say(await answerTo(pathClass, content)));
});
async function answerTo(pathClass, content) {
    try {
        return { kind: 'done', text: JSON.stringify(await analyse(pathClass, content)) };
    }
    catch (error) {
        // A bug, and it says so: but one file that brings it to light must not cost all others their facts.
        return {
            kind: 'failed',
            reason: `The analyser failed: ${error instanceof Error ? error.message : error}`,
        };
    }
}
say({ kind: 'ready' });

module.exports = __webpack_exports__;
/******/ })()
;
// typescript.js sha256:569177652966bd528c319171c7dd22860dbf72bde116cbc4f644f1d02bb12e39
